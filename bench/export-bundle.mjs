import { createApplication } from '../dist/src/application.js';
import { Bases } from '../dist/src/asking/index.js';
import { Bundles } from '../dist/src/audit/bundle/bundles.js';

/** `node bench/export-bundle.mjs FOLDER`: the bundle of the register in DATA_DIR. */
const app = await createApplication();
const basis = await app.get(Bases, { strict: false }).resolve({ effectiveAt: '2026-01-31' });
await app.get(Bundles, { strict: false }).write(process.argv[2], basis, { destination: 'command-line' });
await app.close();
