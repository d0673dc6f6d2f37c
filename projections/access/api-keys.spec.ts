import type { LoggedEvent } from '../belief/belief.js';
import { apiKeysProjection, apiKeyState, type ApiKeys } from './api-keys.js';

const ID = '9f1c2a7b3d4e5f60';
const END = '2027-01-31T00:00:00.000Z';
const event = (type: string, data: object, by: string): LoggedEvent =>
  ({ type, data, recorded: { at: '2026-11-27T08:00:00.000Z', by } }) as unknown as LoggedEvent;
const issued = (roles: string[], by = 'm.keller') =>
  event('ApiKeyIssued', { keyId: ID, name: 'x', roles, expiresAt: END, digest: 'ab' }, by);
const revoked = (keyId: string, by: string) => event('ApiKeyRevoked', { keyId, reason: 'Lost' }, by);

const given = (...events: LoggedEvent[]): ApiKeys => {
  const keys = apiKeysProjection.initial();
  for (const each of events) apiKeysProjection.fold(keys, each, '');
  return keys;
};

test('a key is what it was issued as: nothing later widens it or brings it back', () => {
  const keys = given(
    issued(['reader']),
    issued(['operator'], 'b'),
    revoked(ID, 'c'),
    issued(['operator']),
    revoked(ID, 'd'),
  );
  expect([...keys.values()]).toEqual([
    {
      keyId: ID,
      name: 'x',
      roles: ['reader'],
      issuedAt: '2026-11-27T08:00:00.000Z',
      issuedBy: 'm.keller',
      expiresAt: END,
      digest: 'ab',
      revoked: { at: '2026-11-27T08:00:00.000Z', by: 'c', reason: 'Lost' },
    },
  ]);
});

test('what was never issued cannot be revoked, and other events are passed over', () => {
  expect(given(revoked(ID, 'c'), event('RegisterExported', {}, 'a')).size).toBe(0);
  const [key] = given(issued(['reader']), event('SigningKeyRetired', { keyId: ID }, 'c')).values();
  expect(key!.revoked).toBeUndefined();
});

test('a key may be revoked without a reason', () => {
  const [key] = given(issued(['reader']), event('ApiKeyRevoked', { keyId: ID }, 'c')).values();
  expect(key!.revoked).toStrictEqual({ at: '2026-11-27T08:00:00.000Z', by: 'c' });
});

test('it is valid up to its end and not at it', () => {
  const [key] = given(issued(['reader'])).values();
  const end = Date.parse(END);
  expect([apiKeyState(key!, end - 1), apiKeyState(key!, end)]).toEqual(['valid', 'expired']);
  const [gone] = given(issued(['reader']), revoked(ID, 'c')).values();
  expect(apiKeyState(gone!, end)).toBe('revoked');
});

test('a snapshot holds the keys', () => {
  const keys = given(issued(['reader', 'auditor']), revoked(ID, 'c'));
  expect(apiKeysProjection.load(apiKeysProjection.save(keys))).toEqual(keys);
});
