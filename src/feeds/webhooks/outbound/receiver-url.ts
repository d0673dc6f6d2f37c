export class UrlRefusedError extends Error {
  override readonly name = 'UrlRefusedError';
}

/** @param any whether http is served as well   @throws UrlRefusedError naming the rule */
export function refuseUrl({ protocol, username, password }: URL, any: boolean): void {
  if (protocol !== 'https:' && !(any && protocol === 'http:'))
    throw new UrlRefusedError(`must be an https address${any ? ' or an http one' : ''}`);
  if (username !== '' || password !== '')
    throw new UrlRefusedError('must not hold a name or a password: deliveries are signed');
}
