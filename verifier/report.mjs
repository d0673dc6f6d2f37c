const OUTCOMES = { 0: 'VALID', 1: 'TAMPERED', 2: 'INCOMPLETE' };

/** What was verified and what was found, for a person. */
export function report({ path }, findings, { ownKeys, manifest, checkpoint, older, events, states }) {
  const lines = [`${OUTCOMES[findings.exitCode]}: ${path}`, ''];
  const say = (label, text) => lines.push(`${`${label}:`.padEnd(14)}${text}`);
  if (manifest) {
    say('log', manifest.origin);
    say(
      'basis',
      `in force on ${manifest.basis.effectiveAt}, as known at ${manifest.basis.knownAt ?? 'the beginning'}`,
    );
  }
  if (events) say('events', `${events.size}, root ${events.root.toString('base64')}`);
  if (states !== undefined) say('products', `${states} replayed to the state that is claimed`);
  for (const { vkey } of checkpoint?.signers ?? []) say('signed by', vkey);
  for (const each of older ?? []) say('compared with', `"${each.path}", ${each.size} events`);
  if (events?.stepsBack > 0)
    say(
      'clock',
      `${events.stepsBack} events carry an earlier instant than one before them: the clock was set back`,
    );
  if (ownKeys && checkpoint)
    lines.push(
      '',
      'The key is the bundle’s own. Compare it with one you got another way, and name that with --key.',
    );
  if (older?.length === 0)
    lines.push(
      '',
      'No older checkpoint was given: whether the log only grew since you last looked was not checked.',
    );
  if (findings.list.length > 0) lines.push('');
  for (const { kind, text } of findings.list) lines.push(`${kind}: ${text}`);
  if (findings.more > 0) lines.push(`and ${findings.more} more`);
  return lines.join('\n');
}
