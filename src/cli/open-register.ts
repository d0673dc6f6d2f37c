import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { ConfigurationModule } from '../configuration/index.js';
import { EventStoreModule } from '../event-store/index.js';
import { ProjectingModule } from '../projecting/index.js';

class RegisterModule {}

const moduleOf = (imports: DynamicModule['imports'] = []): DynamicModule => ({
  module: RegisterModule,
  imports: [ConfigurationModule, EventStoreModule, ...imports],
});

/** The log and nothing that follows it, for commands that copy it. */
export const theLog = (feature: Type): DynamicModule => moduleOf([feature]);

/** The log with the read models that deciding needs. */
export const theRegister = (feature: Type): DynamicModule =>
  moduleOf([CqrsModule.forRoot(), ProjectingModule, feature]);

/**
 * Opens the register of DATA_DIR while a command runs, and closes it afterwards, however that ends.
 * @throws StoreRefusedError where another process has it open
 */
export async function withOpen<T>(
  root: DynamicModule,
  act: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const app = await NestFactory.createApplicationContext(root, {
    // An error that stops the start is thrown as well, and said in plain words.
    logger: ['fatal', 'warn'],
    abortOnError: false,
  });
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}
