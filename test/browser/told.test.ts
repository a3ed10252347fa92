import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { launchBrowser } from '../support/browser.ts';
import { openDesk } from './desk.ts';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ firstPort: await freePorts() }), launchBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

test('a desk opens its socket with a ticket in the subprotocol, past its own content policy', async () => {
  const { cloud, addresses } = demo.stack;
  const desk = await openDesk(browser, { deskUrl: addresses.desk, login: 'alice' });
  // Only a socket that was let in is remembered.
  const isRemembered = () =>
    cloud.usedGrants().some(({ logicalId, action }) => logicalId.startsWith('Sockets') && action === 'dynamodb:PutItem');
  await expect.poll(isRemembered, { timeout: 20_000 }).toBe(true);
  await desk.close();
  expect(cloud.deniedRequests()).toEqual([]);
}, 60_000);
