#!/usr/bin/env node
import { NoteError, readVkey } from './note.mjs';
import { report } from './report.mjs';
import { verifyBundle } from './verification.mjs';

const USAGE = `usage: node verify.mjs BUNDLE [--checkpoint FILE]... [--key VKEY]...

  BUNDLE        a folder or a .tar, as the register exports it
  --checkpoint  a checkpoint that you kept: the bundle must continue it
  --key         the log's verifier key, as you got it another way; without it the bundle's own is taken

exit codes: 0 valid, 1 tampered, 2 incomplete, 3 usage`;

const CODES = { usage: 3 };

function readArguments(args) {
  const given = { paths: [], checkpoints: [], keys: [] };
  for (let at = 0; at < args.length; at++) {
    const option = { '--checkpoint': 'checkpoints', '--key': 'keys' }[args[at]];
    if (option) {
      if (args[at + 1] === undefined) throw new RangeError(`${args[at]} needs a value`);
      given[option].push(args[++at]);
    } else if (args[at].startsWith('-')) throw new RangeError(`there is no option ${args[at]}`);
    else given.paths.push(args[at]);
  }
  if (given.paths.length !== 1) throw new RangeError('name one bundle');
  return { path: given.paths[0], checkpoints: given.checkpoints, keys: given.keys.map(readVkey) };
}

async function main(args) {
  if (args.length === 1 && ['--help', '-h'].includes(args[0])) {
    console.log(USAGE);
    return 0;
  }
  let given;
  try {
    given = readArguments(args);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof NoteError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return CODES.usage;
  }
  const { findings, facts } = await verifyBundle(given.path, given);
  console.log(report(given, findings, facts));
  return findings.exitCode;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A fault of the verifier's own says nothing about the bundle, and must not look as if it did.
  console.error(error);
  process.exitCode = 2;
}
