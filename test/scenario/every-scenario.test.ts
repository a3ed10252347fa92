import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chain } from '../../domain/consult.ts';
import { compareReport, type ReportTotals } from '../../local/people/compare.ts';
import { callText, drawCall, randomPlay } from '../../local/people/random/random-call.ts';
import { partyModes } from '../../local/people/scenario.ts';
import { SCENARIOS } from '../../local/people/scenarios/index.ts';
import { ALL_SOURCES, type Sources } from '../../local/people/sources.ts';
import { type LocalStack, SUPERVISOR } from '../../local/stack.ts';
import { wrongIn } from '../property/random-calls/wrong-claims.ts';
import { type PlayedCalls, playEvery } from './play-every.ts';
import { type SimStack, startSimStack } from './sim-stack.ts';

type PartyMode = 3 | 6;

/**
 * What tells of the calls. Through the whole stack a source is left out of a few calls that end in different ways, in one party mode:
 * `told-by-the-fold.test.ts` leaves out every one of every call in both, and `npm run play -- --all --without SOURCE` plays that here.
 */
const TELLINGS: readonly { readonly says: string; readonly sources: Sources; readonly missingIn?: PartyMode }[] = [
  { says: 'with every source', sources: ALL_SOURCES },
  { says: 'without contact events', sources: { ...ALL_SOURCES, contactEvents: false }, missingIn: 6 },
  { says: 'without contact records', sources: { ...ALL_SOURCES, contactRecords: false }, missingIn: 3 },
  { says: 'without agent events', sources: { ...ALL_SOURCES, agentEvents: false }, missingIn: 3 },
  { says: 'without a log of the desks', sources: { ...ALL_SOURCES, deskLog: false }, missingIn: 6 },
];

/** Both transfers, a conference, a team, a number outside. */
const WITH_A_SOURCE_MISSING = ['warm-transfer', 'cold-transfer', 'conference-then-leave', 'queue-consult', 'external-busy'];

/** What a telling is played with in a party mode. */
const scenariosOf = (parties: PartyMode, missingIn: PartyMode | undefined) =>
  SCENARIOS.filter((scenario) => {
    if (missingIn === undefined) return partyModes(scenario).includes(parties);
    return missingIn === parties && partyModes(scenario).includes(parties) && WITH_A_SOURCE_MISSING.includes(scenario.name);
  });

/** One who asks little in a process is counted in it, and shared with the others by nobody: `test/attack/limits.test.ts` asks much. */
const COUNTED = ['dynamodb:UpdateItem', 'callers who ask much, counted together'] as const;

/** Nobody in a scenario writes; `note-stories.ts` does. */
const WRITTEN = [
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'connect:SearchUsers',
  'connect:DescribeUser',
].map((action) => [action, 'notes and dispositions'] as const);

/** Alice is known by then: who logs actions has been looked up. */
const REMEMBERED = [
  ['dynamodb:PutItem', 'somebody who asks for the first time: who they are, to be remembered'],
  ['connect:SearchUsers', 'the same, asked of the instance'],
  ['connect:DescribeUser', 'what that depends on'],
] as const;

/**
 * Grants that calls use or not, as their facts happen to arrive: a consult is taken out of a list when it is told later that it began
 * earlier; who asks for the call log is looked up again when what was remembered of them is too old.
 */
const BY_CHANCE = [
  'Projectionprojectconsults dynamodb:DeleteItem',
  'getconsults dynamodb:PutItem',
  'getconsults connect:SearchUsers',
  'getconsults connect:DescribeUser',
];

/** What a route about a call needs of the ledger and the instance. */
const A_DESK_THAT_ASKS_ABOUT_A_CALL = [
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
  'connect:SearchUsers',
  'connect:DescribeUser',
].map((action) => [action, 'a private chat about a chat'] as const);

/** Grants that no call uses, function by function, and what they are for. Whatever else is unused has no reason to be there. */
const UNUSED: Readonly<Record<string, readonly (readonly [action: string, because: string])[]>> = {
  LegStartsonlegstart: [['sqs:SendMessage', 'a flow that sends what cannot be read']],
  ContactEventsoncontactevent: [['sqs:SendMessage', 'an event that cannot be read']],
  ContactRecordsoncontactrecord: [['sqs:SendMessage', 'a record that cannot be read']],
  AgentEventsonagentevent: [['sqs:SendMessage', 'an agent event that cannot be read']],
  ConsultEventsannouncechanges: [
    ['dynamodb:DeleteItem', 'a socket that is gone'],
    ['execute-api:ManageConnections', 'desks that have a socket'],
  ],
  Projectionprojectconsults: [['sqs:SendMessage', 'a call that is too heavy to be folded']],
  Socketsonsocket: [
    ['dynamodb:DeleteItem', 'a ticket that is used, a socket that ends'],
    ['dynamodb:GetItem', 'a desk that watches presences'],
    ['dynamodb:PutItem', 'a desk that opens a socket'],
    ['dynamodb:Query', 'a desk that opens a socket'],
    COUNTED,
    ['execute-api:ManageConnections', 'a socket whose token has ended'],
  ],
  createsocketticket: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'connect:SearchUsers', 'connect:DescribeUser'].map(
    (action) => [action, 'a desk that opens a socket'] as const,
  ),
  Offersassociatequickconnects: [
    ['connect:DisassociateQueueQuickConnects', 'a config that offers less, or the end of the stack'],
    ['sqs:SendMessage', 'a config with more to do than one turn has time for'],
  ],
  HandOffsposthandoff: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'secretsmanager:GetSecretValue',
  ].map((action) => [action, 'an AI agent that hands over; test/scenario/hand-off.test.ts'] as const),
  HandOffsgethandoffs: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'connect:SearchUsers',
    'connect:DescribeUser',
  ].map((action) => [action, 'a desk that reads what an AI agent handed over'] as const),
  HandOffStepspasstoaiagent: ['dynamodb:PutItem', 'dynamodb:UpdateItem'].map((action) => [action, 'a call to an AI agent'] as const),
  HandOffStepstakehandoff: [['dynamodb:BatchGetItem', 'a call that comes back from an AI agent']],
  Outsidecheckoutsidenumber: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'connect:SearchUsers',
    'connect:DescribeUser',
  ].map((action) => [action, 'a desk that asks about an outside number'] as const),
  ChatConsultsstartchatconsult: [
    ...A_DESK_THAT_ASKS_ABOUT_A_CALL,
    ['connect:StartChatContact', 'a private chat; test/scenario/chat-consults.test.ts'],
  ],
  ChatConsultsputchatlines: A_DESK_THAT_ASKS_ABOUT_A_CALL,
  ChatConsultsgetchatlines: A_DESK_THAT_ASKS_ABOUT_A_CALL,
  ChatConsultsendchatconsult: [...A_DESK_THAT_ASKS_ABOUT_A_CALL, ['connect:StopContact', 'a private chat that is ended']],
  Notesgetnote: WRITTEN,
  Notesputnote: [...WRITTEN, ['connect:UpdateContactAttributes', 'notes, copied']],
  Dispositionsgetdisposition: WRITTEN,
  Dispositionsputdisposition: WRITTEN,
  getcontacttree: [
    ['connect:DescribeContact', 'a tree that is read while nothing told yet whether somebody answered'],
    ['connect:GetContactMetrics', 'a tree that is read by an agent while a call waits for a team'],
  ],
  Directorygetdirectory: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'connect:GetCurrentMetricData',
    'connect:SearchUsers',
    'connect:DescribeUser',
  ].map((action) => [action, 'a desk that opens its picker'] as const),
  getconsultreport: REMEMBERED,
  getme: [...REMEMBERED, COUNTED],
};

const A_DAY_MS = 24 * 3_600_000;

interface Listed {
  readonly contactId: string;
  readonly startedAt: string;
}

/** Every page of a call log. */
async function listedConsults(api: LocalStack['api'], path: string, login: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let next: string | null = null;
  do {
    const { body } = await api(`${path}${next === null ? '' : `&next=${next}`}`, login);
    const page = body as { readonly consults: readonly Listed[]; readonly next: string | null };
    found.push(...page.consults);
    next = page.next;
  } while (next !== null);
  return found;
}

const cases = ([6, 3] as const).flatMap((parties) =>
  TELLINGS.map((telling) => ({ ...telling, parties, scenarios: scenariosOf(parties, telling.missingIn) })).filter(
    ({ scenarios }) => scenarios.length > 0,
  ),
);
type Case = (typeof cases)[number];

/** Calls in which people do what they like, as `random-calls.test.ts` plays them on the pure path: seeds apart from its own. */
const CALLS_OF_CHANCE = 10;
const byChance = ([6, 3] as const).map((parties) => ({
  parties,
  plays: Array.from({ length: CALLS_OF_CHANCE }, (_, i) => {
    const call = { ...drawCall(1_000 + parties * CALLS_OF_CHANCE + i), parties };
    return { call, ...randomPlay(call) };
  }),
}));

let running: SimStack;
const played = new Map<Case | (typeof byChance)[number], PlayedCalls>();

// An administrator switches multi-party calls off between the calls of the one mode and those of the other.
beforeAll(async () => {
  running = await startSimStack();
  for (const parties of [6, 3] as const) {
    running.stack.connect.behaveAs({ parties });
    for (const one of cases.filter((each) => each.parties === parties))
      played.set(one, await playEvery(running, one.scenarios, one.sources));
    for (const one of byChance.filter((each) => each.parties === parties)) {
      const scenarios = one.plays.map(({ scenario }) => scenario);
      played.set(one, await playEvery(running, scenarios, ALL_SOURCES));
    }
  }
}, 240_000);
afterAll(() => running.stack.stop());

describe.each(cases)('up to $parties parties, $says', (one) => {
  test.each(one.scenarios.map(({ name }) => name))('%s agrees with what happened', (name) => {
    const run = played.get(one)?.byScenario.get(name);
    if (!run || run instanceof Error) throw run ?? new Error('It was not played.');
    expect(run.differences).toEqual([]);
  });

  test('the product takes everything that the desks log', () => {
    expect(played.get(one)?.lost).toEqual([]);
  });
});

describe.each(byChance)('calls of chance with up to $parties parties', (one) => {
  test.each(one.plays)('nothing that is told of the call of seed $call.seed is wrong', ({ call, scenario, performed }) => {
    const run = played.get(one)?.byScenario.get(scenario.name);
    if (!run || run instanceof Error) throw run ?? new Error('It was not played.');
    const heard = { truth: run.truth, call: { ...call, steps: performed() } };
    expect(wrongIn(run.tree as Chain, heard, ALL_SOURCES), callText(heard.call)).toEqual([]);
    expect(compareReport(run.consults, (run.report as { totals: ReportTotals }).totals)).toEqual([]);
  });
});

describe('after all calls', () => {
  test('no function was refused anything', () => {
    expect(running.stack.cloud.deniedRequests()).toEqual([]);
  });

  test('nothing went wrong unseen', () => {
    expect(running.stack.cloud.troubles()).toEqual([]);
    expect(
      running.stack.cloud.functions().flatMap(({ logicalId, errors }) => errors.map(({ errorMessage }) => `${logicalId}: ${errorMessage}`)),
    ).toEqual([]);
    expect(running.stack.connect.notes()).toEqual([]);
  });

  test('no message waits for a person', () => {
    const waiting = running.stack.cloud.queues().filter(({ messages, inFlight, delayed }) => messages.length + inFlight + delayed > 0);
    expect(waiting.map(({ logicalId }) => logicalId)).toEqual([]);
    const failures = running.stack.cloud.buckets().filter(({ logicalId }) => logicalId.startsWith('Failures'));
    expect(failures.map(({ keys }) => keys)).toEqual([[]]);
  });

  test('the call log lists the consults that the report counts: all of them, and those an agent asked', async () => {
    const { api, connect } = running.stack;
    const alice = connect.agents().find(({ login }) => login === 'alice')?.arn ?? '';
    const day = (days: number) => new Date(running.clock.now() + days * A_DAY_MS).toISOString();
    const range = `from=${day(-2)}&to=${day(1)}`;
    const counted = async (query: string, login: string) =>
      ((await api(`/reports/consults?${range}${query}`, login)).body as { totals: { consults: number } }).totals.consults;
    const listed = await listedConsults(api, `/consults?${range}&limit=20`, SUPERVISOR);
    expect(listed.length).toBeGreaterThan(20);
    expect(new Set(listed.map(({ contactId }) => contactId)).size).toBe(await counted('', SUPERVISOR));
    expect(listed.map(({ startedAt }) => startedAt)).toEqual(
      listed
        .map(({ startedAt }) => startedAt)
        .sort()
        .reverse(),
    );
    const own = await listedConsults(api, `/consults?${range}&agent=${alice}&role=asker`, 'alice');
    expect(own).toHaveLength(await counted(`&dim=agent&value=${alice}`, 'alice'));
    expect(await api('/me', 'alice')).toMatchObject({ status: 200, body: { agent: alice, name: 'Alice', agents: [] } });
    expect(await api(`/consults?${range}&agent=${alice}`, 'bob')).toMatchObject({ status: 403 });
  });

  test('every grant was used, but for those that are for other days', () => {
    const named = running.stack.cloud
      .unusedGrants()
      .map(({ logicalId, action }) => ({ id: logicalId.replace(/[0-9A-F]{8}$/, ''), action }))
      .filter(({ id, action }) => !BY_CHANCE.includes(`${id} ${action}`));
    const unused = Map.groupBy(named, ({ id }) => id);
    // A function may have one action under several keys.
    const actions = Object.fromEntries([...unused].map(([id, grants]) => [id, [...new Set(grants.map(({ action }) => action))].sort()]));
    const expected = Object.fromEntries(Object.entries(UNUSED).map(([id, rows]) => [id, rows.map(([action]) => action).sort()]));
    expect(actions).toEqual(expected);
  });
});
