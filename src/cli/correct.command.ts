import { Command, Option } from 'nest-commander';
import { changesOf, type ChangeOptions } from './changes.js';
import { RevisionRunner, type RevisionOptions } from './revision-runner.js';

@Command({
  name: 'correct',
  arguments: '<eventId>',
  description:
    'Say that a recorded event is wrong and what is right; it may be a correction. Exit code: 0 done, 1 refused, 2 could not be done, 3 usage',
})
export class CorrectCommand extends RevisionRunner {
  override async run([eventId]: string[], options: RevisionOptions & ChangeOptions): Promise<void> {
    await this.revise('correction', eventId!, options, { changes: changesOf(options) });
  }

  @Option({ flags: '--effective-on <date>', description: 'the effective date as it should be' })
  readEffectiveOn(date: string): string {
    return date;
  }

  @Option({ flags: '--announced-on <date>', description: 'the announced date as it should be' })
  readAnnouncedOn(date: string): string {
    return date;
  }

  @Option({ flags: '--product <id>', description: 'the product that the event belongs to' })
  readProduct(id: string): string {
    return id;
  }

  @Option({ flags: '--set <field=text>', description: 'a text of the payload; may be given more than once' })
  addText(text: string, before: readonly string[] = []): readonly string[] {
    return [...before, text];
  }

  @Option({
    flags: '--set-json <field=json>',
    description: 'a field of the payload that is no text; may be given more than once',
  })
  addJson(text: string, before: readonly string[] = []): readonly string[] {
    return [...before, text];
  }

  @Option({
    flags: '--unset <field>',
    description: 'an optional field of the payload to take out; may be given more than once',
  })
  addUnset(field: string, before: readonly string[] = []): readonly string[] {
    return [...before, field];
  }
}
