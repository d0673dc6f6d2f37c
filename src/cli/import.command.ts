import { stdin } from 'node:process';
import { Command, CommandRunner, Option } from 'nest-commander';
import type { Format } from '../importing/index.js';
import { EXIT } from './exit-codes.js';
import { importHere } from './import-here.js';
import { importOverHttp } from './import-over-http.js';
import { withInput } from './piped-input.js';
import { progressOn } from './progress-bar.js';
import { reportText } from './report-text.js';

interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly takeGood?: boolean;
  readonly by?: string;
  readonly server?: string;
  readonly format?: Format;
  readonly json?: boolean;
}

@Command({
  name: 'import',
  arguments: '[file]',
  description:
    'Record the rows of a CSV or NDJSON file, or restore an export; without a file, what is piped in. Exit code: 0 done, 1 rows refused, 2 could not be done, 3 usage',
})
export class ImportCommand extends CommandRunner {
  override async run([file]: string[], options: ImportCommandOptions = {}): Promise<void> {
    const { dryRun = false, takeGood = false, by, server, json = false } = options;
    const progress = progressOn();
    try {
      const outcome = await withInput(file, stdin, (input) => {
        const request = {
          file: input,
          format: options.format ?? formatOf(input),
          dryRun,
          onRefusal: takeGood ? ('skip' as const) : ('reject' as const),
          ...(by !== undefined && { by }),
        };
        return server === undefined
          ? importHere(request, progress)
          : importOverHttp(server, request, progress);
      });
      progress.end();
      console.log(json ? JSON.stringify(outcome) : reportText(outcome, { dryRun, takeGood }));
      process.exitCode = outcome.refusals.length > 0 ? EXIT.refused : EXIT.done;
    } finally {
      progress.end();
    }
  }

  @Option({ flags: '--dry-run', description: 'check every row and record nothing' })
  readDryRun(): boolean {
    return true;
  }

  @Option({ flags: '--take-good', description: 'record the rows that are good, refuse the others' })
  readTakeGood(): boolean {
    return true;
  }

  @Option({ flags: '--by <name>', description: 'who records; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({
    flags: '--server <url>',
    description: 'hand the file to a running service, such as http://127.0.0.1:3000',
  })
  readServer(url: string): string {
    return url;
  }

  @Option({
    flags: '--format <format>',
    description: 'csv or ndjson; by the name of the file where absent, and ndjson for what is piped in',
    choices: ['csv', 'ndjson'],
  })
  readFormat(format: Format): Format {
    return format;
  }

  @Option({ flags: '--json', description: 'print the report as JSON' })
  readJson(): boolean {
    return true;
  }
}

const formatOf = (file: string): Format => (/\.csv$/i.test(file) ? 'csv' : 'ndjson');
