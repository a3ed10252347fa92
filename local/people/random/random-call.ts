import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../connect/assumptions.ts';
import { createRandom, type Random } from '../../connect/random.ts';
import type { Scene } from '../cast.ts';
import type { Scenario } from '../scenario.ts';
import { pause } from '../wait.ts';
import { NOTHING_DUE } from '../weakest.ts';
import { type Deed, type Step, stepText } from './deed.ts';
import { AGENTS, createEnsemble, type Ensemble } from './ensemble.ts';
import type { RandomScene } from './player.ts';
import type { Chance } from './possible.ts';

/** A call of chance: drawn from a seed, or the steps that are left of one. */
export interface RandomCall {
  readonly seed: number;
  readonly parties: 3 | 6;
  readonly begins: 'inbound' | 'outbound';
  /** How far each desk's clock is ahead, milliseconds; its log tells what must be added. */
  readonly clocks: Readonly<Record<string, number>>;
  /** Whether people take the time that people take, or act at any moment, many within the same second. */
  readonly pace: 'calm' | 'hurried';
  /** Agents without a desk: they act on the bare softphone, and nothing logs what they do. */
  readonly deskless: readonly string[];
  /** Switches of the instance that do not stand as usual. @default none */
  readonly assumptions?: Assumptions;
  /** Null while people make up what they do. */
  readonly steps: readonly Step[] | null;
}

/** The call of a seed: the same seed gives the same call. */
export function drawCall(seed: number): RandomCall {
  const random = createRandom(seed);
  const parties = random.chance(0.5) ? 3 : 6;
  const begins = random.chance(0.2) ? 'outbound' : 'inbound';
  const some = random.chance(0.5) ? 0 : random.next() * 0.7;
  const deskless = AGENTS.filter(() => random.chance(some));
  const pace = random.chance(0.5) ? 'calm' : 'hurried';
  const clocks = { [pick(random, AGENTS)]: random.between(-90_000, 90_000) };
  return { seed, parties, begins, clocks, pace, deskless, steps: null };
}

/** A call that can be played, and the steps it was made of once it was. */
export interface RandomPlay {
  readonly scenario: Scenario;
  performed(): readonly Step[];
}

/** Makes a scenario of a call of chance: what is told of it must be right, and nothing is due. */
export function randomPlay(call: RandomCall): RandomPlay {
  let performed: readonly Step[] = [];
  const script = async (_cast: unknown, scene: Scene) => {
    if (!scene.connect) throw new Error('People who act by chance need the instance at hand.');
    performed = await playCall(call, { ...scene, connect: scene.connect });
  };
  const says = `People do what they like, by the seed ${call.seed}.`;
  const scenario: Scenario = {
    name: `random-${call.seed}`,
    says,
    partyMode: call.parties,
    weakest: () => NOTHING_DUE,
    mayStaySilent: true,
    script,
  };
  return { scenario, performed: () => performed };
}

/** The script of a call in lines, to be read by a person. */
export const callText = ({ seed, parties, begins, clocks, steps, assumptions }: RandomCall): string =>
  [
    `seed ${seed}, up to ${parties} parties, ${begins}, clocks ahead by ${JSON.stringify(clocks)} ms`,
    ...Object.entries(assumptions ?? {}).flatMap(([name, position]) =>
      position === DEFAULT_ASSUMPTIONS[name as keyof Assumptions] ? [] : [`  ${name}=${position}`],
    ),
    ...(steps ?? []).map((step) => `  ${stepText(step)}`),
  ].join('\n');

const MOST_STEPS = 30;
const FIRST_AGENT = 'alice';

async function playCall(call: RandomCall, scene: RandomScene): Promise<readonly Step[]> {
  const people = createEnsemble(scene, call.clocks);
  await begin(call, people, scene);
  const performed = call.steps ?? [];
  const made = call.steps ? await perform(call.steps, people, scene) : await improvise(call, people, scene);
  await everybodyHangsUp(people, scene);
  return performed.length > 0 ? performed : made;
}

/** The customer and the first agent come together; everybody else begins with the first step. */
async function begin({ begins, deskless }: RandomCall, people: Ensemble, scene: RandomScene): Promise<void> {
  const first = people.player(FIRST_AGENT);
  const unlogged = deskless.includes(FIRST_AGENT);
  await first.does({ who: FIRST_AGENT, does: 'available' });
  if (begins === 'inbound') people.customerCalls();
  else await first.does({ who: FIRST_AGENT, does: 'call-customer' });
  await pause(scene.clock, 3_000);
  if (begins === 'inbound') await first.does({ who: FIRST_AGENT, does: 'accept', unlogged });
  else people.customer()?.answer();
  await pause(scene.clock, 5_000);
}

async function perform(steps: readonly Step[], people: Ensemble, { clock }: RandomScene): Promise<readonly Step[]> {
  for (const { afterMs, ...deed } of steps) {
    await pause(clock, afterMs);
    if (isPossible(deed, people)) people.perform(deed);
  }
  return steps;
}

/** Some steps of a call were left out: what hung on them cannot be done. */
const isPossible = (deed: Deed, people: Ensemble): boolean =>
  people
    .possible((login) => login === deed.who && deed.unlogged === true)
    .some(({ deed: one }) => one.who === deed.who && one.does === deed.does && one.to === deed.to);

async function improvise({ seed, deskless, pace }: RandomCall, people: Ensemble, { clock }: RandomScene): Promise<readonly Step[]> {
  const random = createRandom(seed + 1);
  const steps: Step[] = [];
  let afterMs = 0;
  for (let i = 0; i < 2 * MOST_STEPS && steps.length < MOST_STEPS && !people.isOver(); i++) {
    const pauseMs = somePause(random, pace);
    await pause(clock, pauseMs);
    afterMs += pauseMs;
    const deed = choose(
      random,
      people.possible((login) => deskless.includes(login)),
    );
    if (!deed) continue;
    people.perform(deed);
    steps.push({ afterMs, ...deed });
    afterMs = 0;
  }
  return steps;
}

/** Mostly after some seconds, now and then after a long while; in a hurry often at once. */
function somePause(random: Random, pace: RandomCall['pace']): number {
  const kind = random.next();
  if (pace === 'hurried' && kind < 0.15) return random.between(20, 400);
  const least = pace === 'hurried' ? 400 : 3_000;
  return kind < 0.75 ? random.between(least, 8_000) : random.between(8_000, 45_000);
}

function choose(random: Random, chances: readonly Chance[]): Chance['deed'] | undefined {
  let at = random.next() * chances.reduce((sum, { weight }) => sum + weight, 0);
  for (const { deed, weight } of chances) {
    at -= weight;
    if (at < 0) return deed;
  }
  return undefined;
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random.between(0, from.length - 1)] as T;

const ROUNDS = 4;

/** The customer first, then whoever is still there. */
async function everybodyHangsUp(people: Ensemble, { clock }: RandomScene): Promise<void> {
  await pause(clock, 5_000);
  for (let round = 0; round < ROUNDS; round++) {
    if (people.customer()?.state !== 'ended') people.customer()?.hangUp();
    await pause(clock, 1_000);
    for (const line of people.outsideLines()) line.hangUp();
    await pause(clock, 5_000);
    for (const login of [...AGENTS, 'sabine']) people.perform({ who: login, does: 'hang-up', unlogged: true });
    await pause(clock, 8_000);
  }
  await people.calm();
}
