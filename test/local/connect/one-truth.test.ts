import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CtiError } from '../../../local/connect/agent-port.ts';
import type { Assumptions } from '../../../local/connect/assumptions.ts';
import type { PhoneLine } from '../../../local/connect/phone-network.ts';
import { expectOneAccount, expectOneTruth } from './one-truth.ts';
import { createStage, type Stage } from './stage.ts';

const LOGINS = ['alice', 'bob', 'carol', 'dave'] as const;
const TARGETS = ['Alice', 'Bob', 'Carol', 'Dave', 'Support', 'Billing', 'Courier', '+12065550199', '+12065550188'];
/** What may happen, and how often in comparison. */
const VERBS = {
  accept: 20,
  decline: 2,
  clear: 12,
  consult: 18,
  leave: 2,
  drop: 2,
  hold: 5,
  resume: 6,
  swap: 6,
  conference: 8,
  'customer calls': 3,
  'customer hangs up': 1,
  'outside answers': 8,
  'outside hangs up': 1,
  'browser gone': 1,
  wait: 6,
} as const;
type Verb = keyof typeof VERBS;

interface Step {
  readonly verb: Verb;
  readonly nth: number;
  readonly ms: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(...Object.entries(VERBS).map(([verb, weight]) => ({ weight, arbitrary: fc.constant(verb as Verb) }))),
  nth: fc.nat(8),
  ms: fc.constantFrom(0, 300, 1_000, 1_000, 7_000, 25_000),
});

/** States of a contact in which a verb makes sense; anything else is tried too, now and then, and must be refused without effect. */
const FITS: Readonly<Partial<Record<Verb, readonly string[]>>> = {
  accept: ['connecting', 'incoming'],
  decline: ['connecting'],
  clear: ['ended', 'error'],
};

/** The agent who does it: one whose newest contact fits, if there is one. */
function agentFor(stage: Stage, { verb, nth }: Step): string {
  const fitting = FITS[verb] ?? ['connected'];
  const able = LOGINS.filter((login) => fitting.includes(stage.port(login).snapshot().contacts.at(-1)?.state.type ?? ''));
  const from = able.length > 0 && nth < 8 ? able : LOGINS;
  return from[nth % from.length] ?? 'alice';
}

/** Every switch that changes what happens; those that only change what a desk shows stay as they are. */
const assumptions: fc.Arbitrary<Partial<Assumptions>> = fc.record({
  missedConsultLeg: fc.constantFrom('ends', 'stays-queued'),
  declinedAgentState: fc.constantFrom('FailedConnectAgent', 'MissedCallAgent'),
  callerGoneWhileRinging: fc.constantFrom('error', 'removed'),
  askerCancelsWhileRinging: fc.constantFrom('error', 'removed'),
  threePartyCustomerHangUp: fc.constantFrom('ends-for-all', 'continues'),
  toggleWithMany: fc.constantFrom('resume-one-hold-rest', 'flip-all'),
  leavingEndsOwnHolds: fc.boolean(),
  disconnectedOnTransfer: fc.constantFrom('when-the-agent-leaves', 'when-the-customer-leaves'),
  disconnectedOnCustomerDrop: fc.constantFrom('at-the-drop', 'when-the-agent-leaves'),
  transferCompletedTimestamp: fc.constantFrom('cold-only', 'every-transfer', 'never'),
  cancelledOfferEventState: fc.constantFrom('REJECTED', 'MISSED', 'none'),
});

interface Play {
  readonly stage: Stage;
  readonly phones: PhoneLine[];
}

/** Does one step; what the service refuses must change nothing. */
async function act({ stage, phones }: Play, one: Step): Promise<void> {
  const { verb, nth, ms } = one;
  const login = agentFor(stage, one);
  if (verb === 'customer calls') {
    if (phones.filter(({ state }) => state !== 'ended').length < 3) phones.push(stage.callIn());
  } else if (verb === 'customer hangs up')
    phones
      .filter(({ state }) => state === 'connected')
      .at(-1)
      ?.hangUp();
  else if (verb === 'outside answers')
    stage.connect.phones
      .dialled()
      .at(nth % 2)
      ?.answer();
  else if (verb === 'outside hangs up') stage.connect.phones.dialled().at(0)?.hangUp();
  else if (verb === 'browser gone') stage.connect.loseBrowser(login);
  else if (verb !== 'wait') await tryOn(stage, login, request(stage, login, one));
  for (const phone of stage.connect.phones.dialled()) if (!phones.includes(phone)) phones.push(phone);
  await stage.pass(ms);
}

function request(stage: Stage, login: string, { verb, nth }: Step): () => Promise<unknown> {
  const connections = stage.port(login).snapshot().contacts.at(-1)?.connections ?? [];
  const other = connections[1 + (nth % Math.max(1, connections.length - 1))]?.connectionId;
  const any = connections[nth % Math.max(1, connections.length)]?.connectionId;
  const held = connections.find(({ state }) => state.type === 'hold')?.connectionId;
  const ask = (method: string, connectionId?: string) => () => stage.ask(login, method, connectionId === undefined ? {} : { connectionId });
  const requests: Readonly<Record<string, () => Promise<unknown>>> = {
    accept: ask('acceptContact'),
    decline: ask('rejectContact'),
    clear: ask('clearContact'),
    consult: () => stage.consult(login, TARGETS[nth % TARGETS.length] ?? ''),
    leave: ask('destroyConnection', connections[0]?.connectionId),
    drop: ask('destroyConnection', other),
    hold: ask('holdConnection', any),
    resume: ask('resumeConnection', held ?? any),
    swap: ask('toggleActiveConnections', held ?? any),
    conference: ask('conferenceConnections'),
  };
  return requests[verb] ?? (() => Promise.resolve());
}

async function tryOn(stage: Stage, login: string, run: () => Promise<unknown>): Promise<void> {
  if (stage.port(login).snapshot().contacts.length === 0) return;
  const before = JSON.stringify(stage.port(login).snapshot());
  try {
    await run();
  } catch (error) {
    if (!(error instanceof CtiError)) throw error;
    expect(JSON.stringify(stage.port(login).snapshot())).toBe(before);
  }
}

/** Everybody hangs up and clears; the records come. */
async function goHome({ stage, phones }: Play): Promise<void> {
  for (const phone of phones) phone.hangUp();
  for (let round = 0; round < 6; round += 1) {
    for (const { login } of stage.connect.agents()) await leaveAll(stage, login);
    await stage.pass(30_000);
  }
  await stage.pass(200_000);
}

async function leaveAll(stage: Stage, login: string): Promise<void> {
  for (const { contactId, state, connections } of stage.port(login).snapshot().contacts) {
    if (state.type === 'connected')
      await stage.port(login).request('destroyConnection', { contactId, connectionId: connections[0]?.connectionId });
    const after = stage
      .port(login)
      .snapshot()
      .contacts.find((one) => one.contactId === contactId);
    if (after?.state.type === 'ended' || after?.state.type === 'error') await stage.port(login).request('clearContact', { contactId });
  }
}

describe('whatever people do', () => {
  test.each([3, 6] as const)(
    'there is one truth, with up to %i parties',
    async (parties) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 20, maxLength: 70, size: 'max' }),
          assumptions,
          fc.nat(1_000),
          async (steps, switches, seed) => {
            const stage = await createStage({ parties, assumptions: switches, seed, timings: { speechMsPerCharacter: 10 } });
            const play: Play = { stage, phones: [] };
            await stage.available(...LOGINS);
            await act(play, { verb: 'customer calls', nth: 0, ms: 1_000 });
            await act(play, { verb: 'accept', nth: 0, ms: 1_000 });
            for (const one of steps) {
              await act(play, one);
              expectOneTruth(stage, play.phones, parties);
            }
            await goHome(play);
            expectOneTruth(stage, play.phones, parties);
            expectOneAccount(stage);
            expect(stage.connect.notes()).toEqual([]);
          },
        ),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});
