import { Command, CommandRunner } from 'nest-commander';
import { Configuration } from '../configuration/index.js';
import { backUp, storeFile } from '../event-store/index.js';
import { embeddedOnly } from './embedded-only.js';

@Command({
  name: 'backup',
  arguments: '<file>',
  description: 'Copy the embedded store to a file, as of one moment; the service may go on running',
})
export class BackupCommand extends CommandRunner {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  override async run([file]: string[]): Promise<void> {
    embeddedOnly(this.configuration, 'back up');
    const { position } = await backUp(storeFile(this.configuration), file!);
    console.error(`${position} events in ${file}, each as it was written`);
  }
}
