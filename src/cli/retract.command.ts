import { Command } from 'nest-commander';
import { RevisionRunner, type RevisionOptions } from './revision-runner.js';

@Command({
  name: 'retract',
  arguments: '<eventId>',
  description:
    'Take a recorded event back; taking back a retraction restores. Exit code: 0 done, 1 refused, 2 could not be done, 3 usage',
})
export class RetractCommand extends RevisionRunner {
  override async run([eventId]: string[], options: RevisionOptions): Promise<void> {
    await this.revise('retraction', eventId!, options);
  }
}
