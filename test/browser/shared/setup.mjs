import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What all suites share: one browser, and two services on the bundled register, one that no suite writes to and one
 * that any may. Suites run in processes of their own, so they are told by the environment.
 * @throws Error that says what to install
 */
export default async function setup() {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `There is no browser at ${CHROMIUM}: "apt-get install chromium fonts-noto-cjk", or name one in CHROMIUM.`,
    );
  const [browser, bundled, written] = await Promise.all([
    chromium.launchServer({ executablePath: CHROMIUM, headless: true, args: FLAGS }),
    serve(),
    serve(),
  ]);
  process.env.SHARED_BROWSER = browser.wsEndpoint();
  process.env.SHARED_BUNDLED = bundled.url;
  process.env.SHARED_WRITTEN = written.url;
  globalThis.endShared = () => Promise.all([browser.close(), bundled.stop(), written.stop()]);
}
