import { Command, CommandRunner } from 'nest-commander';
import { Configuration } from '../configuration/index.js';
import { restoreBackup, storeFile } from '../event-store/index.js';
import { embeddedOnly } from './embedded-only.js';

@Command({
  name: 'restore',
  arguments: '<backup>',
  description: 'Put a backup in the place of the embedded store, where there is none',
})
export class RestoreCommand extends CommandRunner {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  override async run([backup]: string[]): Promise<void> {
    embeddedOnly(this.configuration, 'restore');
    const file = storeFile(this.configuration);
    const { position } = await restoreBackup(backup!, file);
    console.error(`${position} events in ${file}; compare them with a kept checkpoint: clockstop verify`);
  }
}
