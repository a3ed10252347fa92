import type { Browser } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Desk, openDesk } from './two-desks.ts';

const CUSTOMER = '+12065550142';
/** Connect takes about a minute; the test need not. */
const RECORDS_SOON = { recordDelayMs: [300, 600] } as const;

let demo: Demo;
let browser: Browser;
let alice: Desk;
let bob: Desk;
const desks: Desk[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ firstPort: await freePorts(), connect: { delivery: RECORDS_SOON } }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});
afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.goOffline();
    await desk.close();
  }
});

async function openAvailable(login: string): Promise<Desk> {
  const desk = await openDesk(browser, demo, login);
  desks.push(desk);
  await desk.goAvailable();
  return desk;
}

/** Alice talks with a customer, Bob is free. */
async function aliceTalks() {
  alice = await openAvailable('alice');
  const customer = demo.stack.connect.phones.callIn({ from: CUSTOMER, to: demo.stack.inboundNumber });
  await alice.press('Accept');
  await alice.says(/talking with the customer/);
  bob = await openAvailable('bob');
  return customer;
}

/** Alice has asked Bob in, and both desks know that he answered. */
async function aliceAsksBob() {
  const customer = await aliceTalks();
  await alice.consult('Bob');
  await alice.says(/not answered yet/);
  expect(customer.hears).not.toContain('Alice Adams');
  await bob.press('Accept');
  await alice.says(/talking with Bob.*customer is on hold/);
  return customer;
}

/** What the product tells of the call's only consult, once everything has arrived. */
async function consultOf(rootContactId: string | null) {
  await demo.stack.cloud.idle();
  const { body } = await demo.stack.api(`/contacts/${rootContactId}/tree`, 'alice');
  return (body as { consults: { outcome: string; answered: boolean; parentContactId: string }[] }).consults;
}

const audible = (line: { readonly hears: readonly string[] }) => line.hears.join(' ');

describe('two agents and a customer, in two browsers', () => {
  test('Alice asks Bob, goes back to the customer, and ends the call', async () => {
    const customer = await aliceAsksBob();
    await alice.press('Return');
    await alice.says(/talking with the customer/);
    expect(customer.state).toBe('connected');
    await alice.press('Hang up');
    await alice.press('Clear');
    await bob.press('Clear');
    await expect
      .poll(() => consultOf(customer.rootContactId), { timeout: 20_000 })
      .toMatchObject([{ outcome: 'returned', answered: true, parentContactId: customer.rootContactId }]);
  });

  test('Alice asks Bob and leaves the customer with him', async () => {
    const customer = await aliceAsksBob();
    await alice.press('Transfer');
    await alice.says(/the customer is with Bob/);
    await bob.says(/talking with the customer/);
    expect(customer.state).toBe('connected');
    await alice.press('Clear');
    customer.hangUp();
    await bob.press('Clear');
    await expect
      .poll(() => consultOf(customer.rootContactId), { timeout: 20_000 })
      .toMatchObject([{ outcome: 'transferred-warm', answered: true, parentContactId: customer.rootContactId }]);
  });

  test('Alice leaves while Bob still rings, and he answers the customer', async () => {
    const customer = await aliceTalks();
    await alice.consult('Bob');
    await alice.says(/not answered yet/);
    await alice.press('Transfer');
    await bob.press('Accept');
    await bob.says(/talking with the customer/);
    await expect.poll(() => audible(customer), { timeout: 10_000 }).not.toMatch(/Alice/);
    expect(customer.state).toBe('connected');
    await alice.press('Clear');
    customer.hangUp();
    await bob.press('Clear');
    await expect
      .poll(() => consultOf(customer.rootContactId), { timeout: 20_000 })
      .toMatchObject([{ outcome: 'transferred-cold', answered: true }]);
  });
});
