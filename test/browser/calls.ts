import { expect } from '@playwright/test';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import type { Desk } from './desk.ts';
import type { Floor, ToldConsult } from './floor.ts';

/** How a call begins in most tests. */
export interface Opening {
  readonly alice: Desk;
  readonly customer: PhoneLine;
}

/** Alice, alone on duty, talks with a customer. */
export async function aliceTalks(floor: Floor): Promise<Opening> {
  const alice = await floor.desk('alice');
  await alice.become('Available');
  const customer = floor.customerCalls();
  await alice.press('Accept');
  await alice.says(/talking with the customer/);
  return { alice, customer };
}

/** Bob comes on duty; he works for Support. */
export async function bobIsFree(floor: Floor): Promise<Desk> {
  const bob = await floor.desk('bob');
  await bob.become('Available');
  await bob.says(/Ready/);
  return bob;
}

/** Alice talks with a customer and has asked Bob in; both desks know that he answered. `target`: his quick connect, or his team's. */
export async function aliceAsksBob(floor: Floor, target = 'Bob'): Promise<Opening & { readonly bob: Desk }> {
  const { alice, customer } = await aliceTalks(floor);
  const bob = await bobIsFree(floor);
  await alice.consult(target);
  await alice.says(new RegExp(`(Reaching|queue of) ${target}.*customer is on hold`));
  await bob.press('Accept');
  await alice.says(new RegExp(`talking with ${target}.*customer is on hold`));
  return { alice, bob, customer };
}

/** Waits until a line hears exactly these: logins, numbers, music. */
export const hearsOnly = (floor: Floor, line: PhoneLine, ...who: readonly string[]): Promise<void> =>
  expect.poll(() => [...floor.hears(line)].sort(), { timeout: 20_000 }).toEqual([...who].sort());

/** What a customer hears while held, and while they wait in a queue, without flows of the centre's own. */
export const HOLD_MUSIC = 'hold music';
export const QUEUE_MUSIC = 'queue music';

/** Waits until the product tells of the call's only consult, and how it went. */
export const tellsOf = (floor: Floor, line: PhoneLine, consult: Partial<ToldConsult>): Promise<void> =>
  expect.poll(() => floor.consults(line), { timeout: 20_000 }).toMatchObject([{ ...consult, parentContactId: line.rootContactId }]);

/** Waits until two have talked with each other for that long: shorter talk is below what Connect's records, in whole seconds, can tell. */
export const haveTalked = (floor: Floor, line: PhoneLine, login: string, forMs = 2_500): Promise<void> =>
  expect.poll(() => floor.talkMs(line, login), { timeout: 20_000 }).toBeGreaterThan(forMs);
