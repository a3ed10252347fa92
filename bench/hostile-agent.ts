import { setTimeout as pause } from 'node:timers/promises';
import { type AgentSetUp, EXISTING_INSTANCE } from '../local/connect/instance.ts';
import { wallClock as clock } from '../local/connect/wall-clock.ts';
import { freePorts } from '../local/free-ports.ts';
import { type LocalStack, startStack } from '../local/stack.ts';
import type { Benchmark, Figure } from './figure.ts';
import { quantile } from './quantile.ts';

const DESKS = 50;
/** An honest desk asks so often: some five times what a busy one does, so that a run need not last for minutes. */
const ASKS_EVERY_MS = 2_000;
const ASKS = 10;
/** So many requests of the hostile agent are under way at once, so many a second at most; it stops by itself. */
interface Attack {
  readonly atOnce: number;
  readonly perSecond: number;
}
const ATTACKS: Readonly<Record<string, Attack>> = {
  'attack.honest-p95-ratio.full-speed': { atOnce: 16, perSecond: Number.POSITIVE_INFINITY },
  // Twenty times what a caller may have, and less than a laptop can answer.
  'attack.honest-p95-ratio.paced': { atOnce: 16, perSecond: 200 },
};
/** What a caller may have at once is used up by then. */
const ONSET_MS = 5_000;
const BOUNDS = { requests: 20_000, longestMs: 60_000 };
const HOSTILE = 'mallory';

/**
 * What one hostile agent does to the desks of honest ones: their p95 with it, divided by their p95 without it. Everything shares one machine here, so in the same
 * run a stranger sends as much, whom the authorizer refuses before any function: what is more with the agent is what the product's own limits cost. And
 * how many requests to its tables a refused request of the agent costs.
 */
export const hostileAgent: Benchmark = {
  names: ['attack.honest-p95-ratio', 'attack.table-requests-per-refused'],
  run: async (tell, wanted) => {
    const setUp = { ...EXISTING_INSTANCE, agents: [...EXISTING_INSTANCE.agents, agent(HOSTILE, 0), ...honestLogins().map(agent)] };
    const stack = await startStack({ firstPort: await freePorts(), clock, connect: { setUp } });
    try {
      const desks = await Promise.all(honestLogins().map((login) => asker(stack, login)));
      // No cold start is measured.
      for (const turn of [0, 1, 0, 1]) await Promise.all(desks.map((ask) => ask(turn)));
      const hostile = await asker(stack, HOSTILE);
      const stranger = askerWith(stack, 'nobody');
      const name = 'attack.table-requests-per-refused';
      if (wanted(name)) tell({ name, ...(await tableRequests(stack, hostile)) });
      for (const [name, attack] of Object.entries(ATTACKS))
        if (wanted(name)) tell({ name, ...(await ratioUnder(attack, { hostile, stranger }, desks)) });
    } finally {
      await stack.stop();
    }
  },
};

async function ratioUnder(
  attack: Attack,
  { hostile, stranger }: { readonly hostile: Ask; readonly stranger: Ask },
  desks: readonly Ask[],
): Promise<Pick<Figure, 'value' | 'unit'> & Readonly<Record<string, string | number>>> {
  const before = await honestRound(desks);
  const running = startAttack(hostile, attack);
  const during = await honestRound(desks);
  const { requests, refused, seconds } = await running.stop();
  const control = startAttack(stranger, { ...attack, perSecond: requests / seconds });
  const beside = await honestRound(desks);
  await control.stop();
  const p95 = (answers: readonly Answered[]) =>
    quantile(
      answers.map(({ tookMs }) => tookMs),
      0.95,
    );
  const late = during.filter(({ atMs }) => atMs >= ONSET_MS);
  const [p95Before, p95During, p95Later, p95Control] = [p95(before), p95(during), p95(late), p95(beside)];
  return {
    value: Math.round((p95During / p95Before) * 100) / 100,
    unit: 'ratio',
    p95BeforeMs: Math.round(p95Before),
    p95DuringMs: Math.round(p95During),
    p95LaterMs: Math.round(p95Later),
    laterRatio: Math.round((p95Later / p95Before) * 100) / 100,
    p95ControlMs: Math.round(p95Control),
    controlRatio: Math.round((p95Control / p95Before) * 100) / 100,
    overControl: Math.round((p95Later / p95Control) * 100) / 100,
    honestDesks: DESKS,
    honestRequests: during.length,
    honestNotAnswered: during.filter(({ status }) => status !== 200).length,
    hostileRequests: requests,
    hostilePerSecond: Math.round(requests / seconds),
    hostileRefused: refused,
  };
}

/** Requests to tables while the agent is refused, by the grants that its functions used. */
async function tableRequests(
  { cloud }: LocalStack,
  hostile: Ask,
): Promise<Pick<Figure, 'value' | 'unit'> & Readonly<Record<string, string | number>>> {
  const toTables = () =>
    cloud
      .usedGrants()
      .filter(({ action, logicalId }) => action.startsWith('dynamodb:') && /getdirectory|getconsults/i.test(logicalId))
      .reduce((sum, { count }) => sum + count, 0);
  const flood = async (forMs: number) => {
    const running = startAttack(hostile, { atOnce: 16, perSecond: Number.POSITIVE_INFINITY });
    await pause(forMs);
    return running.stop();
  };
  await flood(ONSET_MS);
  const before = toTables();
  const { requests, refused } = await flood(ONSET_MS);
  return {
    value: Math.round(((toTables() - before) * 1000) / refused) / 1000,
    unit: 'count',
    hostileRequests: requests,
    hostileRefused: refused,
  };
}

const honestLogins = () => Array.from({ length: DESKS }, (_, at) => `honest-${at}`);

const agent = (login: string, at: number): AgentSetUp => ({
  id: `${login === HOSTILE ? 'bad00000' : '900d0000'}-0000-4000-8000-${String(at).padStart(12, '0')}`,
  login,
  firstName: login,
  lastName: 'Bench',
  routingProfile: 'Support',
});

/** Asks the API once, the routes of a desk in turn; the status. */
type Ask = (turn: number) => Promise<number>;

const asker = async (stack: LocalStack, login: string): Promise<Ask> => askerWith(stack, await stack.issuer.tokenFor(login));

function askerWith({ addresses }: LocalStack, token: string): Ask {
  const headers = { authorization: `Bearer ${token}` };
  const range = new URLSearchParams({ from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() });
  const paths = ['/directory', `/consults?${range}`];
  return async (turn) => {
    const answer = await fetch(`${addresses.desk}/api${paths[turn % paths.length]}`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };
}

/** An answer that an honest desk got: when it was asked for since the round began, and how long it took, in milliseconds. */
interface Answered {
  readonly status: number;
  readonly atMs: number;
  readonly tookMs: number;
}

/** Every desk asks a number of times, none at the moment of another. */
async function honestRound(desks: readonly Ask[]): Promise<readonly Answered[]> {
  const beganAt = performance.now();
  const answers: Answered[] = [];
  const works = async (ask: Ask, desk: number) => {
    await pause((desk * ASKS_EVERY_MS) / DESKS);
    for (let turn = 0; turn < ASKS; turn += 1) {
      const startedAt = performance.now();
      const status = await ask(turn);
      answers.push({ status, atMs: startedAt - beganAt, tookMs: performance.now() - startedAt });
      await pause(Math.max(0, ASKS_EVERY_MS - (performance.now() - startedAt)));
    }
  };
  await Promise.all(desks.map(works));
  return answers;
}

/** Asks as fast as it is answered and its pace lets it, until it is stopped or has reached its bounds. */
function startAttack(ask: Ask, { atOnce, perSecond }: Attack) {
  const startedAt = performance.now();
  const sinceMs = () => performance.now() - startedAt;
  let [requests, refused, stopped] = [0, 0, false];
  const mayAsk = () => !stopped && requests < BOUNDS.requests && sinceMs() < BOUNDS.longestMs;
  const attacks = async () => {
    while (mayAsk()) {
      requests += 1;
      await pause(Math.max(0, (requests * 1000) / perSecond - sinceMs()));
      if ((await ask(requests)) === 429) refused += 1;
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, attacks));
  return {
    stop: async () => {
      stopped = true;
      await all;
      return { requests, refused, seconds: sinceMs() / 1000 };
    },
  };
}
