/** Fills a store with a generated register. Usage: fill-large-register.mjs FILE PRODUCTS */
import { fillStore } from '../../bench/large-register.mjs';

const EVENTS_A_PRODUCT = 10;
const [file, products] = process.argv.slice(2);
const store = await fillStore(file, Number(products) * EVENTS_A_PRODUCT);
await store.close();
