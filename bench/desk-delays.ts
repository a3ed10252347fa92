import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDemo } from '../local/demo.ts';
import { freePorts } from '../local/free-ports.ts';
import { openDesk } from '../test/browser/desk.ts';
import { launchBrowser } from '../test/support/browser.ts';
import type { Benchmark } from './figure.ts';
import { quantile } from './quantile.ts';

const PRESSES = 60;
const WATCH = join(import.meta.dirname, 'watch-desk.js');

/** In a real browser with the unmodified Streams: from a click to Streams' own call, and from a message of the CCP to the page it changed. */
export const deskDelays: Benchmark = {
  names: ['desk.click-to-streams-ms-p95', 'desk.snapshot-to-paint-ms-p95'],
  run: async (tell) => {
    const demo = await startDemo({ firstPort: await freePorts() });
    const browser = await launchBrowser();
    try {
      demo.ccp.faults.setProfile('raw');
      const desk = await openDesk(browser, { deskUrl: demo.stack.addresses.desk, login: 'alice' });
      await desk.become('Available');
      const customer = demo.stack.connect.phones.callIn({ from: '+12065550142', to: demo.stack.inboundNumber });
      await desk.press('Accept');
      await desk.says(/talking with the customer/);
      await desk.page.evaluate(readFileSync(WATCH, 'utf8'));
      for (let i = 0; i < PRESSES; i += 1) {
        await desk.press(i % 2 === 0 ? 'Hold' : 'Resume');
        await desk.says(i % 2 === 0 ? /on hold/ : /talking with the customer/);
      }
      customer.hangUp();
      for (const [name, delays] of Object.entries(await seen(desk.page))) {
        tell({
          name,
          value: Math.round(quantile(delays, 0.95) * 10) / 10,
          unit: 'ms',
          median: Math.round(quantile(delays, 0.5) * 10) / 10,
          count: delays.length,
        });
      }
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};

interface Watched {
  readonly clickToCall: readonly number[];
  readonly messageToPaint: readonly number[];
}

async function seen(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  const { clickToCall, messageToPaint } = (await page.evaluate('watched')) as Watched;
  return { 'desk.click-to-streams-ms-p95': clickToCall, 'desk.snapshot-to-paint-ms-p95': messageToPaint };
}
