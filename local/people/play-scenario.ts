import type { SimClock } from '../connect/sim-clock.ts';
import type { TrueCall, TruthBook } from '../connect/truth.ts';
import { createCast, type Scene } from './cast.ts';
import { compareConsults, compareLegs, compareReport, type ReportTotals } from './compare.ts';
import type { Consult, Leg } from './consult.ts';
import { createDeskLogs, type DeskLogs, type Post } from './desk-logs.ts';
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
  /** Asks the product's HTTP API (`/contacts/...`, without `/api`) with a person's token. */
  api(path: string, login: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Sends a body to the same API. @default desks keep no log */
  readonly post?: Post;
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

/**
 * Plays one call to its end, waits for everything it sends out, reads what the product made of it and compares that with the truth.
 * Each scenario begins in a fresh quarter of an hour, so that its report holds it alone.
 * @throws Error when the script cannot be played or the API refuses; a disagreement is no error but a difference.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Played> {
  const from = startOfBucket(stage.clock.now() + REPORT_BUCKET_MS);
  await stage.clock.runUntil(from);
  const logs = createDeskLogs();
  await playScript(scenario, stage.post ? { ...stage, log: logs.write } : stage);
  const truth = callSince(stage.truth, from);
  const refused = await postLogs(stage, logs);
  const told = await readProduct(stage, truth.rootContactId, from);
  const sources = stage.sources ?? { ...ALL_SOURCES, deskLog: stage.post !== undefined };
  const truly = verdict(truth).map((consult) => tellable(consult, truth, sources));
  const weakest = maySayNothing(sources) ? NOTHING_DUE : scenario.weakest(sources);
  const differences = [
    ...refused,
    ...compareLegs(
      truth.legs.map((leg) => ({ ...leg, rootContactId: truth.rootContactId })),
      told.tree.legs,
    ),
    ...compareConsults({ truth: truly, told: told.tree.consults, weakest, maySayNothing: maySayNothing(sources) }),
    ...compareReport(maySayNothing(sources) ? told.tree.consults : truly, told.report.totals),
  ];
  const { tree, report } = told;
  return { scenario: scenario.name, truth, tree, consults: tree.consults, report, agreed: differences.length === 0, differences };
}

/** Plays the script alone: to its end, everybody gone home, every record sent. */
export async function playScript(scenario: Scenario, stage: Pick<Stage, 'clock' | 'logins' | keyof Scene>): Promise<void> {
  const cast = createCast(stage);
  await drive(stage.clock, scenario.script(cast));
  await drive(stage.clock, everybodyGoesHome(stage));
  await stage.clock.advance(RECORDS_WITHIN_MS);
}

async function everybodyGoesHome(stage: Pick<Stage, 'logins' | keyof Scene>): Promise<void> {
  const cast = createCast(stage);
  for (const login of stage.logins) await cast.agent(login).goesHome();
}

/** Once every event has arrived, for a desk whose agent nothing shows on the contact yet would have to come again. */
async function postLogs({ post, cloudIdle }: Stage, logs: DeskLogs): Promise<readonly string[]> {
  if (!post) return [];
  await cloudIdle();
  return logs.post(post);
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

async function readProduct(stage: Stage, rootContactId: string, fromMs: number): Promise<Told> {
  await stage.cloudIdle();
  const query = new URLSearchParams({ from: iso(fromMs), to: iso(startOfBucket(stage.clock.now() + REPORT_BUCKET_MS)) });
  const tree = await read(stage, `/contacts/${rootContactId}/tree`);
  const report = await read(stage, `/reports/consults?${query}`);
  return { tree, report } as Told;
}

const iso = (ms: number) => new Date(ms).toISOString();

async function read(stage: Stage, path: string): Promise<unknown> {
  const { status, body } = await stage.api(path, stage.supervisor);
  if (status !== 200) throw new Error(`${path.split('?')[0]} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
