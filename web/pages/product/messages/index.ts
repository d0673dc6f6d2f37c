import { en } from './en.js';
import { zh } from './zh.js';

export const PRODUCT_MESSAGES = { en, zh };
