import { expect } from '@playwright/test';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import type { Scene, ToldConsult } from './scene.ts';

const WITHIN_MS = 20_000;
/** Looking into the simulated instance costs nothing. */
const OFTEN = { timeout: WITHIN_MS, intervals: [50] };
const TOLD_BY_RECORDS_MS = 2_500;

/** What a customer hears while held, and while they wait in a queue, without flows of the centre's own. */
export const HOLD_MUSIC = 'hold music';
/** What whoever waits for a consulted party hears: the words of the waiting flow. */
export const QUEUE_MUSIC = 'prompt: Please hold the line.';

/** A number of North America as the desk shows it. */
export const shown = (number: string): string => number.replace(/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4');

/** The asker, alone on duty, talks with a customer. */
export async function talks({ asker, customerCalls }: Scene): Promise<PhoneLine> {
  await asker.become('Available');
  const customer = customerCalls();
  await asker.press('Accept');
  await asker.says(/talking with the customer/);
  return customer;
}

/** The colleague comes on duty. */
export async function isFree({ colleague }: Scene): Promise<void> {
  await colleague.become('Available');
  await colleague.says(/Ready/);
}

/** The asker talks with a customer and calls their colleague, who is free; `target` is a quick connect, the colleague's own if not the team's. */
export async function calls(scene: Scene, target: string = scene.lane.colleague.name): Promise<PhoneLine> {
  const customer = await talks(scene);
  await isFree(scene);
  await scene.asker.consult(target);
  await scene.asker.says(new RegExp(`(Calling|Reaching|queue of) ${target}.*customer is on hold`));
  return customer;
}

/** The colleague answers; both desks know. */
export async function answers({ asker, colleague, lane }: Scene, target: string = lane.colleague.name): Promise<void> {
  await colleague.press('Accept');
  await asker.says(new RegExp(`talking with ${target}.*customer is on hold`));
}

/** The asker talks with their colleague, the customer waits. */
export async function asks(scene: Scene, target: string = scene.lane.colleague.name): Promise<PhoneLine> {
  const customer = await calls(scene, target);
  await answers(scene, target);
  return customer;
}

/** The asker, the customer and the colleague talk together; both desks know. */
export async function confers(scene: Scene): Promise<PhoneLine> {
  const customer = await asks(scene);
  await scene.asker.press('Conference');
  await scene.asker.says(new RegExp(`You, the customer and ${scene.lane.colleague.name} are talking together`));
  await scene.colleague.says(/talking together/);
  return customer;
}

/** These join one after the other; the scripted people act for the asker too, as they would from another tab. */
export async function joinByScript({ byScript: { asker, cast } }: Scene, logins: readonly ('bob' | 'carol' | 'dave')[]): Promise<void> {
  for (const login of logins) {
    await cast[login].available();
    await asker.consult(NAMES[login]);
    await cast[login].accept();
    await asker.conference();
  }
}

const NAMES = { bob: 'Bob', carol: 'Carol', dave: 'Dave' };

/** The asker hands the customer over; their desk says so when it is so. */
export async function handsOver({ asker, lane }: Scene, to: string = lane.colleague.name): Promise<void> {
  await asker.press('Transfer');
  await asker.says(saysThatWith(to));
}

/** The asker leaves a conference; their desk says so when it is so. */
export async function leaves({ asker, lane }: Scene): Promise<void> {
  await asker.press('Leave');
  await asker.says(saysThatWith(lane.colleague.name));
}

const saysThatWith = (name: string) => new RegExp(`the customer is with ${name.replace('+', '\\+')}`);

/** Everybody ends and clears, so that the records are sent. */
export async function clearUp({ asker, colleague }: Scene, customer: PhoneLine): Promise<void> {
  await asker.press('Clear');
  customer.hangUp();
  await colleague.press('Clear');
}

/** Waits until the customer and an agent have talked for that long: shorter talk is below what Connect's records, in whole seconds, can tell. */
export const haveTalked = ({ talkMs }: Scene, customer: PhoneLine, login: string): Promise<void> =>
  expect.poll(() => talkMs(customer, login), OFTEN).toBeGreaterThan(TOLD_BY_RECORDS_MS);

/** Waits until a line hears exactly these: logins, numbers, music. */
export const hearsOnly = ({ hears }: Scene, line: PhoneLine, ...who: readonly string[]): Promise<void> =>
  expect.poll(() => [...hears(line)].sort(), OFTEN).toEqual([...who].sort());

/** Waits until the product tells of the call's consults, in the order they began, and how each went. */
export const tellsOf = ({ consults }: Scene, line: PhoneLine, ...expected: readonly Partial<ToldConsult>[]): Promise<void> =>
  expect
    .poll(() => consults(line), { timeout: WITHIN_MS })
    .toMatchObject(expected.map((consult) => ({ ...consult, parentContactId: line.rootContactId })));
