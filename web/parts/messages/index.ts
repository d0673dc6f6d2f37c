import { en } from './en.js';
import { zh } from './zh.js';

export const PARTS_MESSAGES = { en, zh };
