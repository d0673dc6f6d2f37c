import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';

export const AUDIENCE = 'clockstop';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** An OpenID provider in this process: discovery, keys, and tokens as they should be and as they should not. */
export class Issuer {
  /** Requests for the keys so far. */
  asked = 0;
  /** Answers 500 to everything. */
  down = false;
  private keys: SigningKey[] = [];
  private made = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Issuer> {
    const server = createServer();
    const issuer = new Issuer(server);
    server.on('request', (request, response) => {
      const answer = issuer.down ? undefined : issuer.answer(request.url ?? '');
      void Promise.resolve(answer).then((body) => {
        response.writeHead(body ? 200 : 500, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body ?? {}));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await issuer.rotate();
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get environment(): Record<string, string> {
    return { ACCESS_CONTROL: 'on', OIDC_ISSUER: this.url, OIDC_AUDIENCE: AUDIENCE };
  }

  /** Signs with a new key from here on, and publishes no other. */
  async rotate(): Promise<void> {
    this.keys = [await this.key()];
  }

  /** A key of this issuer's that it does not publish. */
  async key(kid = `key-${++this.made}`): Promise<SigningKey> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    return { kid, privateKey, publicKey };
  }

  get present(): SigningKey {
    return this.keys[0]!;
  }

  /** A token that is good, but for what is said otherwise. */
  token(claims: JWTPayload, key: SigningKey = this.present): Promise<string> {
    return new SignJWT(this.claims(claims))
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .sign(key.privateKey);
  }

  unsigned(claims: JWTPayload): string {
    return new UnsecuredJWT(this.claims(claims)).encode();
  }

  /** Signed with what everybody can read, as if it were a secret. */
  async signedWithPublicKey(claims: JWTPayload): Promise<string> {
    const secret = new TextEncoder().encode(await exportSPKI(this.present.publicKey));
    return new SignJWT(this.claims(claims))
      .setProtectedHeader({ alg: 'HS256', kid: this.present.kid })
      .sign(secret);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private claims(claims: JWTPayload): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return { iss: this.url, aud: AUDIENCE, sub: 'm.keller', iat: now, exp: now + 300, ...claims };
  }

  private async answer(url: string): Promise<object | undefined> {
    if (url === '/.well-known/openid-configuration')
      return { issuer: this.url, jwks_uri: `${this.url}/keys` };
    if (url !== '/keys') return undefined;
    this.asked++;
    const keys = this.keys.map(async ({ kid, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      use: 'sig',
    }));
    return { keys: await Promise.all(keys) };
  }
}
