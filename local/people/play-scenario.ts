import type { SimClock } from '../connect/sim-clock.ts';
import type { TrueCall, TruthBook } from '../connect/truth.ts';
import { createCast, type Scene } from './cast.ts';
import { compareConsults, compareLegs, compareReport, type ReportTotals } from './compare.ts';
import type { Consult, Leg } from './consult.ts';
import { drive } from './drive.ts';
import type { Scenario } from './scenario.ts';
import { ALL_SOURCES, maySayNothing, type Sources, tellable } from './sources.ts';
import { verdict } from './verdict.ts';
import { NOTHING_DUE } from './weakest.ts';

/** The whole product around one simulated instance, in simulated time. */
export interface Stage extends Scene {
  readonly clock: SimClock;
  readonly truth: TruthBook;
  /** @default every source; desks keep a log where the stage takes one */
  readonly sources?: Sources;
  /** Logins of every agent of the instance. */
  readonly logins: readonly string[];
  /** Somebody who may read every tree and report. */
  readonly supervisor: string;
  /** Resolves when nothing is on its way through the cloud any more. */
  cloudIdle(): Promise<void>;
  /** Has the product take what desks logged and it has not taken yet; a sentence for each entry it does not. @default desks keep no log */
  logsTaken?(): Promise<readonly string[]>;
  /** Asks the product's HTTP API (`/contacts/...`, without `/api`) with a person's token. */
  api(path: string, login: string): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** What came of playing one scenario: `npm run play -- --json` prints it. */
export interface Played {
  readonly scenario: string;
  readonly truth: TrueCall;
  readonly tree: unknown;
  /** As the product tells them. */
  readonly consults: readonly Consult[];
  readonly report: unknown;
  readonly agreed: boolean;
  readonly differences: readonly string[];
}

/** Records come about a minute after the last agent's after-contact work; a late one, or its repetition, minutes later. */
const RECORDS_WITHIN_MS = 360_000;
const REPORT_BUCKET_MS = 15 * 60_000;

/** A call that was played to its end: the truth of it, and what may tell of it. Nothing was asked of the product yet. */
export interface PlayedCall {
  readonly scenario: Scenario;
  readonly sources: Sources;
  readonly truth: TrueCall;
  /** The quarters of an hour that hold it alone, milliseconds since 1970 UTC; the end is not part of it. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Plays one call to its end, waits for everything it sends out, reads what the product made of it and compares that with the truth.
 * @throws Error when the script cannot be played or the API refuses; a disagreement is no error but a difference.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Played> {
  const call = await playCall(scenario, stage);
  const lost = await everythingTold(stage);
  const played = await judge(call, stage);
  const differences = [...lost, ...played.differences];
  return { ...played, agreed: differences.length === 0, differences };
}

/**
 * Plays one call to its end, in a fresh quarter of an hour, so that the report of that time holds it alone.
 * @throws Error when the script cannot be played
 */
export async function playCall(scenario: Scenario, stage: Stage): Promise<PlayedCall> {
  const fromMs = startOfBucket(stage.clock.now() + REPORT_BUCKET_MS);
  await stage.clock.runUntil(fromMs);
  await playScript(scenario, stage);
  const sources = stage.sources ?? { ...ALL_SOURCES, deskLog: stage.log !== undefined };
  const toMs = startOfBucket(stage.clock.now() + REPORT_BUCKET_MS);
  return { scenario, sources, truth: callSince(stage.truth, fromMs), fromMs, toMs };
}

/** Resolves when the product has everything that was sent to it; a sentence for each entry of a desk's log that it did not take. */
export async function everythingTold(stage: Stage): Promise<readonly string[]> {
  await stage.cloudIdle();
  const lost = (await stage.logsTaken?.()) ?? [];
  await stage.cloudIdle();
  return lost;
}

/**
 * Reads what the product made of a call, once everything has arrived, and compares it with the truth.
 * @throws Error when the API refuses
 */
export async function judge(call: PlayedCall, stage: Stage): Promise<Played> {
  const { scenario, sources, truth } = call;
  const { tree, report } = await readProduct(stage, call);
  const truly = verdict(truth).map((consult) => tellable(consult, truth, sources));
  const silence = maySayNothing(sources) || scenario.mayStaySilent === true;
  const weakest = silence ? NOTHING_DUE : scenario.weakest(sources);
  const legs = truth.legs.map((leg) => ({ ...leg, rootContactId: truth.rootContactId }));
  const differences = [
    ...compareLegs(legs, tree.legs),
    ...compareConsults({ truth: truly, told: tree.consults, weakest, maySayNothing: silence }),
    ...compareReport(silence ? tree.consults : truly, report.totals),
  ];
  return { scenario: scenario.name, truth, tree, consults: tree.consults, report, agreed: differences.length === 0, differences };
}

/** Plays the script alone: to its end, everybody gone home, every record sent. */
export async function playScript(scenario: Scenario, stage: Pick<Stage, 'clock' | 'logins' | keyof Scene>): Promise<void> {
  const cast = createCast(stage);
  await drive(stage.clock, scenario.script(cast, stage));
  await drive(stage.clock, everybodyGoesHome(stage));
  await stage.clock.advance(RECORDS_WITHIN_MS);
}

async function everybodyGoesHome(stage: Pick<Stage, 'logins' | keyof Scene>): Promise<void> {
  const cast = createCast(stage);
  for (const login of stage.logins) await cast.agent(login).goesHome();
}

const startOfBucket = (ms: number) => ms - (ms % REPORT_BUCKET_MS);

function callSince(book: TruthBook, fromMs: number): TrueCall {
  const calls = book.calls().filter(({ legs }) => legs.some(({ startedAtMs }) => startedAtMs >= fromMs));
  const [call] = calls;
  if (!call || calls.length > 1) throw new Error(`A scenario makes one call, yet ${calls.length} were made.`);
  return call;
}

interface Told {
  readonly tree: { readonly legs: readonly Leg[]; readonly consults: readonly Consult[] };
  readonly report: { readonly totals: ReportTotals };
}

async function readProduct(stage: Stage, { truth, fromMs, toMs }: PlayedCall): Promise<Told> {
  const query = new URLSearchParams({ from: iso(fromMs), to: iso(toMs) });
  const tree = await read(stage, `/contacts/${truth.rootContactId}/tree`);
  const report = await read(stage, `/reports/consults?${query}`);
  return { tree, report } as Told;
}

const iso = (ms: number) => new Date(ms).toISOString();

async function read(stage: Stage, path: string): Promise<unknown> {
  const { status, body } = await stage.api(path, stage.supervisor);
  if (status !== 200) throw new Error(`${path.split('?')[0]} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
