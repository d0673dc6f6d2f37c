#!/usr/bin/env node
import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { exitCodeOf, reasonOf } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { isCommanders, UsageErrors } from './usage-errors.js';

function end(error: unknown): void {
  if (isCommanders(error)) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return;
  }
  console.error(reasonOf(error));
  process.exitCode = exitCodeOf(error);
}

try {
  const app = await CommandFactory.createWithoutRunning(CliModule.for(process.argv[2]), {
    cliName: 'clockstop',
    logger: ['fatal', 'warn'],
    abortOnError: false,
    serviceErrorHandler: end,
  });
  try {
    app.get(UsageErrors, { strict: false }).enable();
    await CommandFactory.runApplication(app);
  } finally {
    await app.close();
  }
} catch (error) {
  end(error);
}
