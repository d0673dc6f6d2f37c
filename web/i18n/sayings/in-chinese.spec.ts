import { inChinese } from './in-chinese.js';

test('a rule is said in Chinese, with what was given as it was given', () => {
  expect(inChinese('must be one of IND, CTA')).toBe('须为下列之一：IND, CTA');
  expect(inChinese('must NOT have more than 200 characters')).toBe('不得多于 200 个字符');
});

test('of two forms that fit, the closer one is taken', () => {
  expect(inChinese('must be string')).toBe('须为文字');
  expect(inChinese('must match pattern "^a{2}$"')).toBe('须符合格式 "^a{2}$"');
});

test('several rules are said one after another', () => {
  expect(inChinese('is not a field here; the fields are agency, note')).toBe(
    '此处没有这一字段；可用字段为 agency, note',
  );
});

test('what is left out in between is put where Chinese has it', () => {
  expect(inChinese('No product "x" is registered as of 2026-01-01, as known at position 7.')).toBe(
    '截至 2026-01-01、按第 7 个事件时所知，没有登记产品“x”。',
  );
});

test('what has no form is not guessed at, not even in part', () => {
  expect(inChinese('must be blue')).toBeUndefined();
  expect(inChinese('is required; must be blue')).toBeUndefined();
});
