import { Command, CommandRunner } from 'nest-commander';
import { templateOf } from '../importing/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';

@Command({
  name: 'template',
  arguments: '[types...]',
  description: 'Print the CSV header and an example row of each event type, or of those named',
})
export class TemplateCommand extends CommandRunner {
  override run(types: string[]): Promise<void> {
    try {
      process.stdout.write(templateOf(types));
      return Promise.resolve();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return Promise.reject(new CommandError(error.message, EXIT.usage));
    }
  }
}
