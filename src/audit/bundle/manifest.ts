import { hash } from 'node:crypto';
import { canonicalJson } from '#events/canonical.js';
import { signNote, type NoteSigner } from '#projections/merkle/signed-note.js';
import type { BundleFile } from './hashed-file.js';

export interface Manifest {
  readonly format: 'clockstop-bundle';
  readonly version: 1;
  readonly origin: string;
  readonly basis: {
    readonly effectiveAt: string;
    readonly knownAt?: string;
    readonly position: number;
  };
  /** Root of the tree over the events, base64. */
  readonly root: string;
  readonly products: number;
  /** Every other file but the manifest's signature, in order of name. */
  readonly files: readonly BundleFile[];
}

export const manifestText = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`;

/** First line of the note that signs a manifest; no checkpoint begins so. */
export const MANIFEST_NOTE = 'clockstop.dev/bundle-manifest/v1';

/** The signed note over a manifest's bytes, so that not a bit of a bundle is free. */
export const manifestNote = (origin: string, manifest: string, signers: readonly NoteSigner[]): string =>
  signNote(`${MANIFEST_NOTE}\n${origin}\n${hash('sha256', manifest, 'hex')}\n`, signers);
