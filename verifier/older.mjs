import { readFileSync } from 'node:fs';
import { NoteError, openCheckpoint, parseCheckpoint } from './note.mjs';

/**
 * Checkpoints that the auditor kept, opened; one that cannot be is a finding. One that no known key signed is compared
 * with all the same: whoever kept it may trust it for other reasons than its signature.
 */
export function openOlder(paths, origin, keys, findings) {
  return paths.flatMap((path) => {
    try {
      const checkpoint = openCheckpoint(readFileSync(path, 'utf8'), keys);
      if (checkpoint.origin === origin) return [{ path, ...checkpoint }];
      findings.incomplete(
        `"${path}" is a checkpoint of ${checkpoint.origin}, and the bundle is of ${origin}`,
      );
    } catch (error) {
      if (error instanceof NoteError) {
        const kind = error.fault === 'bad-signature' ? 'tampered' : 'incomplete';
        findings[kind](`"${path}" cannot be relied on: ${error.message}`);
        if (error.fault === 'unknown-key') return unsigned(path, origin);
      } else if (error.code !== undefined) findings.incomplete(`"${path}" cannot be read: ${error.message}`);
      else throw error;
    }
    return [];
  });
}

function unsigned(path, origin) {
  const note = readFileSync(path, 'utf8');
  const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  return checkpoint.origin === origin ? [{ path, ...checkpoint }] : [];
}

/** @param roots of the bundle's events, by size */
export function compareOlder(older, size, roots, findings) {
  for (const { path, size: olderSize, root } of older) {
    if (olderSize > size)
      findings.incomplete(
        `"${path}" was signed for ${olderSize} events and the bundle holds ${size}: ask for a later one`,
      );
    else if (!roots.get(olderSize).equals(root))
      findings.tampered(
        `the first ${olderSize} events are not those that "${path}" was signed for: the log was rewritten`,
      );
  }
}
