import { en } from './en.js';
import { zh } from './zh.js';

export const WEEK_MESSAGES = { en, zh };
