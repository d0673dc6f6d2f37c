import { en } from './en.js';
import { zh } from './zh.js';

export const AUDIT_MESSAGES = { en, zh };
