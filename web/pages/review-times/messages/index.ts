import { en } from './en.js';
import { zh } from './zh.js';

export const REVIEW_TIMES_MESSAGES = { en, zh };
