import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessTrailModule } from '../access-trail/index.js';
import {
  BundleCommand,
  RetireKeyCommand,
  RotateKeyCommand,
  SigningKeysCommand,
  VerifyCommand,
} from '../audit/commands/index.js';
import { AuditModule } from '../audit/index.js';
import { ConfigurationModule } from '../configuration/index.js';
import { EventStoreModule } from '../event-store/index.js';
import { ProjectingModule } from '../projecting/index.js';
import { BackupCommand } from './backup.command.js';
import { CorrectCommand } from './correct.command.js';
import { DecideCommand } from './decide.command.js';
import { ExportCommand } from './export.command.js';
import { ImportCommand } from './import.command.js';
import { IssueKeyCommand, KeysCommand, ListKeysCommand, RevokeKeyCommand } from './keys.command.js';
import { RestoreCommand } from './restore.command.js';
import { MatchesCommand } from './matches.command.js';
import { RetractCommand } from './retract.command.js';
import { SyncCommand } from './sync.command.js';
import { TemplateCommand } from './template.command.js';
import { UsageErrors } from './usage-errors.js';
import { WEBHOOK_COMMANDS, WebhooksCommand } from './webhooks.command.js';

/** Commands that open what they need by themselves, when they run. */
const COMMANDS = [
  ImportCommand,
  SyncCommand,
  MatchesCommand,
  DecideCommand,
  CorrectCommand,
  RetractCommand,
  ExportCommand,
  BackupCommand,
  RestoreCommand,
  TemplateCommand,
  VerifyCommand,
  SigningKeysCommand,
  KeysCommand,
  IssueKeyCommand,
  ListKeysCommand,
  RevokeKeyCommand,
  WebhooksCommand,
  ...WEBHOOK_COMMANDS,
];

interface Opening {
  readonly commands: readonly Type[];
  readonly imports: NonNullable<DynamicModule['imports']>;
}

/** Commands that are handed what they need, by the name they are called with: it is opened for them beforehand. */
const OPENED: Readonly<Record<string, Opening>> = {
  bundle: {
    commands: [BundleCommand],
    imports: [CqrsModule.forRoot(), EventStoreModule, ProjectingModule, AuditModule],
  },
  'signing-keys': {
    commands: [RotateKeyCommand, RetireKeyCommand],
    imports: [EventStoreModule, AccessTrailModule],
  },
};

/** Listed, but never run: what it needs would open the store. */
const listed = (command: Type): Provider => ({
  provide: command,
  useFactory: (): unknown => Reflect.construct(command, []),
});

export class CliModule {
  /** @param command the one that is called */
  static for(command: string | undefined): DynamicModule {
    const called = Object.entries(OPENED).find(([name]) => name === command)?.[1];
    const others = Object.values(OPENED).filter((opening) => opening !== called);
    return {
      module: CliModule,
      imports: [ConfigurationModule, ...(called?.imports ?? [])],
      providers: [
        UsageErrors,
        ...COMMANDS,
        ...(called?.commands ?? []),
        ...others.flatMap(({ commands }) => commands.map(listed)),
      ],
    };
  }
}
