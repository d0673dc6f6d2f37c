import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--remote-debugging-pipe',
];

/**
 * A page as its reader has it, over Chromium's own pipe (DevTools protocol, messages that end with NUL): the drivers for
 * tests listen to the network, and have the page copy each answer while it is measured.
 */
export async function openPage(url) {
  const profile = mkdtempSync(join(tmpdir(), 'clockstop-bench-browser-'));
  const browser = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , commands, answers] = browser.stdio;
  const asked = new Map();
  const exited = once(browser, 'exit').then(([code]) => {
    for (const { reject } of asked.values()) reject(new Error(`${CHROMIUM} ended with ${code}`));
  });
  let said = '';
  answers.setEncoding('utf8').on('data', (chunk) => {
    const messages = (said + chunk).split('\0');
    said = messages.pop();
    for (const { id, error, result } of messages.map((message) => JSON.parse(message))) {
      const waiting = asked.get(id);
      asked.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    }
  });
  let last = 0;
  const send = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      asked.set(++last, { resolve, reject });
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.navigate', { url }, sessionId);

  /** What a function, run in the page, answers. */
  const evaluate = async (run, ...values) => {
    const expression = `(${run})(${values.map((value) => JSON.stringify(value)).join()})`;
    const { result, exceptionDetails } = await send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    evaluate,
    /** Resolves when something on the page matches. */
    async shows(selector) {
      for (let tries = 0; tries < 300; tries++, await pause(100))
        if (await evaluate((wanted) => document.querySelector(wanted) !== null, selector)) return;
      throw new Error(`${url} does not show ${selector}`);
    },
    async close() {
      await Promise.race([send('Browser.close'), exited]);
      await exited;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
