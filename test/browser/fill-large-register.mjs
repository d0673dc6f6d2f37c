/**
 * Fills a store with a generated register, of each product what the register page shows: its names, a designation and
 * its approval. Usage: fill-large-register.mjs FILE PRODUCTS
 */
import { fillStore } from '../../bench/large-register.mjs';

const SHOWN = ['ProductRegistered', 'DesignationGranted', 'MarketingApproved'];
const EVENTS_A_PRODUCT = 10;
const [file, products] = process.argv.slice(2);
const store = await fillStore(file, Number(products) * EVENTS_A_PRODUCT, {
  only: ({ type }) => SHOWN.includes(type),
});
await store.close();
