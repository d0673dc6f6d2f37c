import { en } from './en.js';
import { zh } from './zh.js';

export const LAYOUT_MESSAGES = { en, zh };
