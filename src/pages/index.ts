export { PAGE_ADDRESSES } from './page-addresses.js';
export { mountPages } from './mount.js';
