import { Command, CommandRunner, Option } from 'nest-commander';
import { SOURCES } from '../sources/index.js';
import { EXIT } from './exit-codes.js';
import { progressOn } from './progress-bar.js';
import { openedSnapshot } from './opened-snapshot.js';
import { syncHere } from './sync-here.js';
import { syncOverHttp } from './sync-over-http.js';
import { syncText } from './sync-text.js';

interface SyncCommandOptions {
  readonly publishedOn?: string;
  readonly partial?: boolean;
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly server?: string;
  readonly json?: boolean;
}

@Command({
  name: 'sync',
  arguments: '<source> <file>',
  description: `Take a snapshot of a public source, a file or an http(s) address, into the register. Sources: ${SOURCES.map(({ id }) => id).join(', ')}, or a mapping file (*.yaml) for any other table. Exit code: 0 done, 1 something is refused, 2 could not be done, 3 usage`,
})
export class SyncCommand extends CommandRunner {
  override async run([source, place]: string[], options: SyncCommandOptions = {}): Promise<void> {
    const { dryRun = false, by, server, json = false, ...about } = options;
    const progress = progressOn();
    try {
      const opened = await openedSnapshot(source!, place!, about, progress);
      const request = { opened, dryRun, ...(by !== undefined && { by }) };
      const report =
        server === undefined
          ? await syncHere(request, progress)
          : await syncOverHttp(server, request, progress);
      progress.end();
      console.log(json ? JSON.stringify(report) : syncText(report));
      process.exitCode = report.refused > 0 ? EXIT.refused : EXIT.done;
    } finally {
      progress.end();
    }
  }

  @Option({
    flags: '--published-on <date>',
    description: 'the date of the snapshot, where the file does not give it: 2023-03-10 or 2020-12',
  })
  readPublishedOn(date: string): string {
    return date;
  }

  @Option({
    flags: '--partial',
    description: 'the file holds a part of the source; nothing in it is missing',
  })
  readPartial(): boolean {
    return true;
  }

  @Option({ flags: '--dry-run', description: 'compare, print what would be recorded, and record nothing' })
  readDryRun(): boolean {
    return true;
  }

  @Option({ flags: '--by <name>', description: 'who records; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({
    flags: '--server <url>',
    description: 'hand the snapshot to a running service, such as http://127.0.0.1:3000',
  })
  readServer(url: string): string {
    return url;
  }

  @Option({ flags: '--json', description: 'print the report as JSON' })
  readJson(): boolean {
    return true;
  }
}
