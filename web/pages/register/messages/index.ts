import { en } from './en.js';
import { zh } from './zh.js';

export const REGISTER_MESSAGES = { en, zh };
