import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { ConfigurationModule } from '../../src/configuration/index.js';
import { EventStore, EventStoreModule, type StoredEvent } from '../../src/event-store/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { Importer, ImportingModule, openRows, type ImportOptions } from '../../src/importing/index.js';
import { RestoringModule } from '../../src/importing/restoring/restoring.module.js';
import { ProjectingModule } from '../../src/projecting/index.js';

/** A folder for each test of the surrounding block, which is also the DATA_DIR. */
export function useFolder(): {
  readonly path: string;
  write(name: string, content: string | Buffer): string;
} {
  let path = '';
  const made: string[] = [];
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'clockstop-import-'));
    made.push(path);
    process.env['DATA_DIR'] = path;
    process.env['EVENT_STORE'] = 'memory';
    process.env['BUNDLED_REGISTER'] = 'none';
    process.env['LOG_LEVEL'] = 'fatal';
  });
  afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  return {
    get path() {
      return path;
    },
    write(name, content) {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
  };
}

/** The register on this store, without HTTP. @param features modules besides those that import */
export async function openRegister(
  store: EventStore = new MemoryEventStore(),
  ...features: Type[]
): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({
    imports: [
      ConfigurationModule,
      CqrsModule.forRoot(),
      EventStoreModule,
      ProjectingModule,
      ImportingModule,
      RestoringModule,
      ...features,
    ],
  })
    .overrideProvider(EventStore)
    .useValue(store)
    .compile();
  return module.init();
}

export async function importFile(
  app: INestApplicationContext,
  file: string,
  options: Partial<ImportOptions> = {},
) {
  const source = await openRows(file, file.endsWith('.csv') ? 'csv' : 'ndjson');
  return app.get(Importer).import(source, { onRefusal: 'reject', ...options });
}

export async function logOf(store: EventStore): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for await (const page of store.readAll(0)) log.push(...page);
  return log;
}

const source = { title: 'NMPA list of acceptances' };

/** Lines of an import about as many products, five each, product by product. */
export function linesAbout(products: number): object[] {
  return Array.from({ length: products }, (_, n) => linesOf(`product-${n}`)).flat();
}

export const registration = (productId: string) => ({
  productId,
  type: 'ProductRegistered',
  source,
  data: { names: [{ text: `Name of ${productId}`, kind: 'brand' }] },
});

export const acceptance = (productId: string, effectiveOn = '2024-03-01', applicationId = 'CXSL1') => ({
  productId,
  type: 'ApplicationAccepted',
  effectiveOn,
  source,
  data: { applicationId, agency: 'NMPA', applicationKind: 'IND' },
});

export const submission = (productId: string, effectiveOn = '2024-02-01', applicationId = 'CXSL1') => ({
  ...acceptance(productId, effectiveOn, applicationId),
  type: 'ApplicationSubmitted',
});

const linesOf = (productId: string): object[] => [
  registration(productId),
  submission(productId),
  acceptance(productId),
  submission(productId, '2024-05-01', 'CXSL2'),
  acceptance(productId, '2024-06', 'CXSL2'),
];

export const ndjson = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
