import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../configuration/index.js';
import { AddressRefusedError, guardedLookup, isPublicAddress, refuseAddress } from './address-policy.js';
import { httpPost } from './http-post.js';
import { refuseUrl } from './receiver-url.js';

/** The way out of the service, under the rules that the configuration sets. */
@Injectable()
export class Outbound {
  private readonly any: boolean;
  private readonly allowed: (address: string) => boolean;
  readonly post: ReturnType<typeof httpPost>;

  constructor({ WEBHOOK_TARGETS }: Configuration) {
    this.any = WEBHOOK_TARGETS === 'any';
    this.allowed = this.any ? () => true : isPublicAddress;
    this.post = httpPost({ any: this.any, allowed: this.allowed, lookup: guardedLookup(this.allowed) });
  }

  /**
   * Tells whoever names a receiver at once what every delivery would be refused for. A name that cannot be looked up
   * now may be later, and passes.
   * @throws UrlRefusedError, AddressRefusedError
   */
  async check(url: URL): Promise<void> {
    refuseUrl(url, this.any);
    refuseAddress(url, this.allowed);
    if (this.any || isIP(url.hostname) !== 0) return;
    const addresses = await lookup(url.hostname, { all: true }).catch(() => []);
    const refused = addresses.find(({ address }) => !this.allowed(address));
    if (refused) throw new AddressRefusedError(url.hostname, refused.address);
  }

  close(): void {
    this.post.close();
  }
}
