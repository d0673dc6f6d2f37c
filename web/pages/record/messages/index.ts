import { en } from './en.js';
import { zh } from './zh.js';

export const RECORD_MESSAGES = { en, zh };
