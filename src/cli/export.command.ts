import { stdout } from 'node:process';
import { Command } from 'nest-commander';
import { TakerRunner, type TakerOptions } from '../access-trail/commands/index.js';
import { Exporter, ExportingModule } from '../exporting/index.js';
import { theLog, withOpen } from './open-register.js';
import { progressOn } from './progress-bar.js';

@Command({
  name: 'export',
  arguments: '[file]',
  description: 'Write every recorded event as NDJSON, in order, to a file or to the standard output',
})
export class ExportCommand extends TakerRunner {
  override async run([file]: string[], taker: TakerOptions = {}): Promise<void> {
    const progress = progressOn();
    const options = {
      ...taker,
      onProgress: (events: number, total: number) =>
        progress.show('exporting', events, total, `${events} events`),
    };
    try {
      await withOpen(theLog(ExportingModule), async (app) => {
        const exporter = app.get(Exporter);
        if (file === undefined) await exporter.exportTo(stdout, options);
        else {
          const events = await exporter.exportToFile(file, options);
          progress.end();
          console.error(`${events} events in ${file}`);
        }
      });
    } catch (error) {
      // Whoever reads the standard output may have read enough.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    } finally {
      progress.end();
    }
  }
}
