import { en } from './en.js';
import { zh } from './zh.js';

export const DATES_MESSAGES = { en, zh };
