import { en } from './en.js';
import { zh } from './zh.js';

export const DEADLINES_MESSAGES = { en, zh };
