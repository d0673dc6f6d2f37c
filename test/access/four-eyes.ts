import type { Service, Answer } from '../http/service.js';
import type { Issuer } from './issuer.js';

export const source = { title: 'A test' };
export const reason = { code: 'other', text: 'A test.' };

/** Somebody with a token, who asks a service. */
export interface Person {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  upload(path: string, payload: string): Promise<Answer>;
}

/** @param name is recorded as who did it */
export async function person(
  service: () => Service,
  issuer: Issuer,
  name: string,
  roles: readonly string[] = ['recorder', 'corrector'],
): Promise<Person> {
  const authorization = `Bearer ${await issuer.token({ sub: name, roles })}`;
  return {
    get: (path) => service().get(path, { authorization }),
    post: (path, body = {}) => service().post(path, body, { authorization }),
    upload: (path, payload) =>
      service().ask({
        method: 'POST',
        url: `/api/v1/${path}`,
        headers: { authorization, 'content-type': 'application/x-ndjson' },
        payload,
      }),
  };
}

/** A product with an accepted application. @returns the id of the acceptance */
export async function accepted(by: Person, productId: string, effectiveOn = '2025-01-10'): Promise<string> {
  await by.post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
  const { body } = await by.post(`products/${productId}/acceptances`, {
    effectiveOn,
    source,
    applicationId: 'A-1',
    agency: 'NMPA',
    applicationKind: 'IND',
  });
  return body.eventId as string;
}
