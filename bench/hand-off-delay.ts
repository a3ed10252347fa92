import { expect } from '@playwright/test';
import { wallClock } from '../local/connect/wall-clock.ts';
import { startDemo } from '../local/demo.ts';
import { freePorts } from '../local/free-ports.ts';
import { createAiAgent } from '../local/people/ai-agent.ts';
import { openDesk } from '../test/browser/desk.ts';
import { launchBrowser } from '../test/support/browser.ts';
import type { Benchmark } from './figure.ts';
import { quantile } from './quantile.ts';

const POSTS = 40;
/** A desk reads what was handed over at most once a second. */
const BETWEEN_MS = 1_200;

/** From the moment an AI agent sends a post to the moment the desk of the agent on the call shows it, in a real browser. */
export const handOffDelay: Benchmark = {
  names: ['handoff.post-to-desk-ms-p95'],
  run: async (tell) => {
    const demo = await startDemo({ firstPort: await freePorts() });
    const browser = await launchBrowser();
    try {
      const { stack } = demo;
      const [known] = stack.aiAgents;
      if (!known) throw new Error('The local config has no AI agent.');
      const { phoneNumber: number, secret, inboundNumber } = known;
      const url = `${stack.addresses.desk}/api/handoffs`;
      const aiAgent = createAiAgent({ network: stack.connect.phones, clock: wallClock, number, secret, url });
      const desk = await openDesk(browser, { deskUrl: stack.addresses.desk, login: 'alice' });
      await desk.become('Available');
      const customer = stack.connect.phones.callIn({ from: '+12065550142', to: inboundNumber });
      await aiAgent.answers();
      const post = (reason: string) => aiAgent.posts({ sessionId: 's1', code, occurredAt: new Date().toISOString(), reason });
      const code = aiAgent.code();
      await post('First');
      aiAgent.hangsUp();
      await desk.press('Accept');
      const reason = desk.page.locator('.hand-off-reason');
      await expect(reason).toHaveText('First', { timeout: 20_000 });
      const delays: number[] = [];
      for (let at = 1; at <= POSTS; at += 1) {
        await desk.page.waitForTimeout(BETWEEN_MS);
        const seen = desk.page.waitForFunction(`document.querySelector('.hand-off-reason')?.textContent === 'Post ${at}'`);
        const sentAtMs = performance.now();
        await post(`Post ${at}`);
        await seen;
        delays.push(performance.now() - sentAtMs);
      }
      customer.hangUp();
      const rounded = (share: number) => Math.round(quantile(delays, share));
      tell({ name: 'handoff.post-to-desk-ms-p95', value: rounded(0.95), unit: 'ms', median: rounded(0.5), count: delays.length });
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};
