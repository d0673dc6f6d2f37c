import type { Verification } from './verify-store.js';

const OUTCOMES = ['VALID', 'TAMPERED', 'INCOMPLETE'];

/** What was verified and what was found, in plain words. */
export function verificationReport(verification: Verification): string {
  const { findings, source, size, root, compared, stepsBack } = verification;
  const lines = [`${OUTCOMES[findings.exitCode]}: ${source}`, '', `events:        ${size}, root ${root}`];
  for (const checkpoint of compared)
    lines.push(`compared with: "${checkpoint.file}", ${checkpoint.size} events`);
  if (stepsBack > 0)
    lines.push(
      `clock:         ${stepsBack} events carry an earlier instant than one before them: the clock was set back`,
    );
  const newest = Math.max(0, ...compared.map((checkpoint) => checkpoint.size));
  if (compared.length > 0 && newest < size)
    lines.push(`not covered:   the last ${size - newest} events are newer than every checkpoint`);
  if (findings.listed.length > 0) lines.push('');
  for (const { kind, text } of findings.listed) lines.push(`${kind}: ${text}`);
  if (findings.unlisted > 0) lines.push(`and ${findings.unlisted} more`);
  return lines.join('\n');
}
