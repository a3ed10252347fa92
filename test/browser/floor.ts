import type { Browser } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import type { AgentPort } from '../../local/connect/agent-port.ts';
import type { PhoneLine, PhoneNetwork } from '../../local/connect/phone-network.ts';
import type { TrueCall } from '../../local/connect/truth.ts';
import { wallClock } from '../../local/connect/wall-clock.ts';
import { type Demo, type DemoOptions, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { type Cast, createCast } from '../../local/people/cast.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { aloneIn, type CustomerEar, listen, type Stretch } from './never-alone.ts';

const CUSTOMER = '+12065550142';
/** Connect takes about a minute; a test need not. */
const RECORDS_SOON = { recordDelayMs: [200, 400] } as const;
/** Prompts are short, and nobody's call rings out only because the machine is busy; tests of an unanswered call shorten that. */
const TIMINGS = { ringMs: 60_000, speechMsPerCharacter: 5 };
/** The cloud's own batching windows, shortened. */
const TIME_SCALE = 0.2;
/** A flow calls a function between two sounds: its customer hears nothing for that long. */
const PAUSE_IN_A_FLOW_MS = 1_500;
/** Lines that end together end within one step of the instance, not within one millisecond. */
const ONE_STEP_MS = 50;

/** A running product with its people: desks in a real browser, and others who act by script. */
export interface Floor {
  readonly demo: Demo;
  readonly browser: Browser;
  /** The people who need no page: agents by their ports, outside parties, the supervisor. */
  readonly cast: Cast;
  /** The desk of an agent, signed in at first use and kept for the tests after. */
  desk(login: string): Promise<Desk>;
  /** Opens one more desk, which is closed after the test. */
  openDesk(login: string): Promise<Desk>;
  /** A customer calls the centre. */
  customerCalls(): PhoneLine;
  /** The line to an outside number, ringing or up. */
  outside(number: string): Promise<PhoneLine>;
  /** Logins and numbers of those a line is with, and what else it hears. */
  hears(line: PhoneLine): readonly string[];
  /** What truly happened in a line's call. */
  truth(line: PhoneLine): TrueCall;
  /** How long a line and an agent have heard each other, in milliseconds. */
  talkMs(line: PhoneLine, login: string): number;
  /** What the product tells of the consults of a line's call, once everything on its way has arrived. */
  consults(line: PhoneLine): Promise<readonly ToldConsult[]>;
}

/** The part of a consult that is looked at here (`docs/api.md`). */
export interface ToldConsult {
  readonly outcome: string;
  readonly answered: boolean | null;
  readonly joined: boolean | null;
  readonly parentContactId: string;
  readonly target: { readonly kind: string };
}

/**
 * A floor for all tests of a file. After each test it is checked that no customer was left alone or in silence and that nothing failed
 * unseen; then everybody hangs up, clears and goes offline.
 */
export function useFloor(options: Omit<DemoOptions, 'firstPort'> = {}): () => Floor {
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
  let opened: OpenFloor | undefined;
  const floor = () => {
    if (!opened) throw new Error('The floor opens before the first test.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openFloor(options);
  });
  afterEach(async () => {
    try {
      floor().expectNobodyWasAlone();
      floor().expectNothingWentWrong();
    } finally {
      await floor().sendHome();
    }
  });
  afterAll(() => opened?.close());
  return floor;
}

interface OpenFloor extends Floor {
  /** @throws when a customer was alone, or heard nothing. */
  expectNobodyWasAlone(): void;
  /** @throws when the cloud had trouble, refused a request, or the instance made a note of something it could not do. */
  expectNothingWentWrong(): void;
  sendHome(): Promise<void>;
  close(): Promise<void>;
}

async function openFloor(options: Omit<DemoOptions, 'firstPort'>): Promise<OpenFloor> {
  const [demo, browser] = await Promise.all([startSomewhere(options), launchBrowser()]);
  const { connect, inboundNumber, cloud, api, addresses } = demo.stack;
  const { phones, agentPort } = connect;
  const newCast = () => createCast({ clock: wallClock, network: phones, inboundNumber, agentPort, connect });
  const logins = connect.agents().map(({ login }) => login);
  const desks = new Map<string, Desk>();
  let extra: Desk[] = [];
  let customers: { readonly line: PhoneLine; readonly ear: CustomerEar }[] = [];
  let cast = newCast();

  const truth = (line: PhoneLine): TrueCall => {
    const call = connect.truth.calls().find(({ rootContactId }) => rootContactId === line.rootContactId);
    if (!call) throw new Error('There is no such call.');
    return call;
  };
  const isWithSomebody = (line: PhoneLine) =>
    line.rootContactId !== null && truth(line).together.some(({ a, b, toMs }) => toMs === null && (a === 'customer' || b === 'customer'));
  const open = (login: string) => openDesk(browser, { deskUrl: addresses.desk, login });

  return {
    demo,
    browser,
    get cast() {
      return cast;
    },
    desk: async (login) => {
      const desk = desks.get(login) ?? (await open(login));
      desks.set(login, desk);
      return desk;
    },
    openDesk: async (login) => {
      const desk = await open(login);
      extra.push(desk);
      return desk;
    },
    customerCalls: () => {
      const line = phones.callIn({ from: CUSTOMER, to: inboundNumber });
      customers.push({ line, ear: listen({ phones, line, now: wallClock.now, isWithSomebody: () => isWithSomebody(line) }) });
      return line;
    },
    outside: (number) => {
      const ringing = () => phones.dialled().findLast((line) => line.number === number);
      return waitFor(phones, ringing);
    },
    hears: (line) => line.hears.map((heard) => connect.agents().find(({ arn }) => arn === heard)?.login ?? heard.replace('outside:', '')),
    truth,
    talkMs: (line, login) => {
      const { arn } = cast.agent(login);
      const talks = truth(line).together.filter(({ a, b }) => [a, b].includes('customer') && [a, b].includes(arn));
      return talks.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? wallClock.now()) - fromMs, 0);
    },
    consults: async (line) => {
      await cloud.idle();
      const { body } = await api(`/contacts/${line.rootContactId}/tree`, 'alice');
      return (body as { consults?: readonly ToldConsult[] }).consults ?? [];
    },
    expectNobodyWasAlone: () => {
      const now = wallClock.now();
      const called = customers.filter(({ line }) => line.rootContactId !== null);
      const alone = called.flatMap(({ line }) => aloneIn(truth(line), now)).filter(longerThan(ONE_STEP_MS));
      const silent = called.flatMap(({ ear }) => ear.silences()).filter(longerThan(PAUSE_IN_A_FLOW_MS));
      expect({ alone, silent }).toEqual({ alone: [], silent: [] });
    },
    expectNothingWentWrong: () =>
      expect({ troubles: cloud.troubles(), denied: cloud.deniedRequests(), notes: connect.notes() }).toEqual({
        troubles: [],
        denied: [],
        notes: [],
      }),
    sendHome: async () => {
      demo.ccp.faults.clear();
      demo.ccp.faults.setProfile('realistic');
      for (const { line, ear } of customers) {
        ear.stop();
        line.hangUp();
      }
      for (const line of phones.dialled()) line.hangUp();
      customers = [];
      for (const login of logins) await sendAgentHome(agentPort(login));
      cast = newCast();
      await Promise.all(extra.map((desk) => desk.close()));
      extra = [];
      await Promise.all([...desks.values()].map((desk) => desk.says(/You are Offline/)));
    },
    close: async () => {
      await browser.close();
      await demo.stop();
    },
  };
}

const longerThan =
  (ms: number) =>
  ({ fromMs, toMs }: Stretch) =>
    toMs - fromMs > ms;

const OUTSIDE_RINGS_WITHIN_MS = 20_000;

/** Resolves when a change of the phone network has made it so. */
function waitFor<T>(phones: PhoneNetwork, look: () => T | undefined): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const late = setTimeout(() => reject(new Error('That did not happen.')), OUTSIDE_RINGS_WITHIN_MS);
  const stop = phones.onChange(() => {
    const found = look();
    if (found !== undefined) resolve(found);
  });
  const found = look();
  if (found !== undefined) resolve(found);
  return promise.finally(() => {
    clearTimeout(late);
    stop();
  });
}

/** Ends what is on a desk, clears it, and goes offline. A contact takes at most a refusal or an end, and a clearing. */
async function sendAgentHome(port: AgentPort): Promise<void> {
  for (const { contactId, state, connections } of port.snapshot().contacts) {
    const own = connections.find(({ type }) => type === 'agent' || type === 'monitoring');
    if (state.type === 'connected') await port.request('destroyConnection', { contactId, connectionId: own?.connectionId });
    else if (state.type === 'connecting') await port.request('rejectContact', { contactId });
  }
  for (const { contactId } of port.snapshot().contacts) await port.request('clearContact', { contactId });
  const states = port.configuration().agentStates as readonly { readonly type: string }[];
  await port.request('putAgentState', { state: states.find(({ type }) => type === 'offline') });
}

/** Test files start at the same time: whoever finds its ports taken meanwhile looks for others. */
async function startSomewhere({ connect, ...options }: Omit<DemoOptions, 'firstPort'>, attempts = 5): Promise<Demo> {
  const { timings, delivery, ...more } = connect ?? {};
  const connectOptions = { ...more, timings: { ...TIMINGS, ...timings }, delivery: { ...RECORDS_SOON, ...delivery } };
  try {
    return await startDemo({ timeScale: TIME_SCALE, ...options, firstPort: await freePorts(), connect: connectOptions });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || attempts === 1) throw error;
    return startSomewhere({ connect: connectOptions, ...options }, attempts - 1);
  }
}
