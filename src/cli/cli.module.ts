import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  AuditModule,
  BundleCommand,
  KeysCommand,
  RetireKeyCommand,
  RotateKeyCommand,
  VerifyCommand,
} from '../audit/index.js';
import { ConfigurationModule } from '../configuration/index.js';
import { EventStoreModule } from '../event-store/index.js';
import { ProjectingModule } from '../projecting/index.js';
import { ExportCommand } from './export.command.js';
import { ImportCommand } from './import.command.js';
import { TemplateCommand } from './template.command.js';
import { UsageErrors } from './usage-errors.js';

/** Commands that open what they need by themselves, when they run. */
const COMMANDS = [
  ImportCommand,
  ExportCommand,
  TemplateCommand,
  VerifyCommand,
  KeysCommand,
  RotateKeyCommand,
  RetireKeyCommand,
];

/** Listed, but never run: what it needs would open the store. */
const LISTED_BUNDLE = {
  provide: BundleCommand,
  useFactory: () => new BundleCommand(undefined as never, undefined as never),
};

export class CliModule {
  /** @param command the one that is called; the store is opened beforehand for `bundle` alone */
  static for(command: string | undefined): DynamicModule {
    if (command !== 'bundle')
      return {
        module: CliModule,
        imports: [ConfigurationModule],
        providers: [UsageErrors, ...COMMANDS, LISTED_BUNDLE],
      };
    return {
      module: CliModule,
      imports: [ConfigurationModule, CqrsModule.forRoot(), EventStoreModule, ProjectingModule, AuditModule],
      providers: [UsageErrors, ...COMMANDS, BundleCommand],
    };
  }
}
