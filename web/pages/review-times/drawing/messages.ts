const en = { svg: 'Picture (SVG)', png: 'Picture (PNG)' };
const zh: typeof en = { svg: '图 SVG', png: '图 PNG' };

export const DRAWING_MESSAGES = { en, zh };
