import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, startIssuer } from '../../../local/issuer/issuer.ts';
import { launchBrowser } from '../../support/browser.ts';
import { attempt, PEOPLE } from './sign-in-by-client.ts';

/** A page that frames whatever its `frame` parameter says; stands for the desk and for a foreign site. */
async function framingSite(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const framed = new URL(request.url ?? '/', 'http://localhost').searchParams.get('frame');
    const frame = framed === null ? '' : `<iframe title="framed" src="${framed.replaceAll('&', '&amp;')}"></iframe>`;
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>site</title><p>${request.url === '/' ? '' : 'back'}</p>${frame}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

let browser: Browser;
let desk: Awaited<ReturnType<typeof framingSite>>;
let foreign: Awaited<ReturnType<typeof framingSite>>;
let running: Issuer;
beforeAll(async () => {
  [browser, desk, foreign] = await Promise.all([launchBrowser(), framingSite(), framingSite()]);
  running = await startIssuer({ port: 0, people: PEOPLE, clients: [{ clientId: 'desk', redirectOrigins: [desk.origin] }], now: Date.now });
});
afterAll(async () => {
  await Promise.all([browser.close(), running.stop(), desk.server.close(), foreign.server.close()]);
});

describe('the sign-in page in a browser', () => {
  it('leads back to the desk with a code, and next time without a question', async () => {
    const page = await browser.newPage();
    await page.goto((await attempt(running.issuer, { redirect_uri: `${desk.origin}/`, login_hint: 'sam' })).url.href);
    await page.getByRole('button').first().click();
    await page.waitForURL((url) => url.origin === desk.origin && url.searchParams.has('code'));
    await page.goto((await attempt(running.issuer, { redirect_uri: `${desk.origin}/`, login_hint: 'sam', prompt: 'none' })).url.href);
    expect(new URL(page.url()).searchParams.has('code')).toBe(true);
    await page.close();
  });

  it.each([
    ['does not show within the desk', () => desk.origin],
    ['does not show within a foreign page', () => foreign.origin],
  ])('%s', async (_what, origin) => {
    const page = await browser.newPage();
    const sign = (await attempt(running.issuer, { redirect_uri: `${desk.origin}/` })).url.href;
    await page.goto(`${origin()}/?frame=${encodeURIComponent(sign)}`, { waitUntil: 'load' });
    expect(await page.frameLocator('iframe').getByRole('heading', { name: 'Who is signing in?' }).count()).toBe(0);
    await page.close();
  });
});
