import { parseArgs } from 'node:util';
import { createSimClock } from './connect/sim-clock.ts';
import { freePorts } from './free-ports.ts';
import { type Played, playScenario, type Stage } from './people/play-scenario.ts';
import { partyModes, type Scenario } from './people/scenario.ts';
import { SCENARIOS, scenarioNamed } from './people/scenarios/index.ts';
import { allText, listText, playedText } from './played-text.ts';
import { progressOnStderr } from './progress.ts';
import { startStack } from './stack.ts';
import { stageOf } from './stage.ts';

const HELP = `Plays scripted calls through the whole product in simulated time and compares what it tells with what happened.

  npm run play -- --list                     the scenarios
  npm run play -- --scenario NAME [--json]   one of them
  npm run play -- --all [--json]             all of them, in each party mode they know

Exit code 0: everything agrees. 1: something differs, or the run failed.
With npm run -s and --json, stdout is one JSON document.
`;

/** A calm hour before now: records and events of the past are nothing special, of the future would be. */
const START_BEFORE_NOW_MS = 24 * 3_600_000;

/** Nobody waits for the cloud's batching windows here; their order and their limits stay. */
const TIME_SCALE = 0.05;

type PartyMode = 3 | 6;

/** One scenario played in one party mode, or the reason why it could not be. */
export type Run = { readonly parties: PartyMode } & (Played | Unplayed);

interface Unplayed {
  readonly scenario: string;
  readonly agreed: false;
  readonly consults: readonly [];
  readonly differences: readonly [string];
}

interface Args {
  readonly scenario?: string | undefined;
  readonly all?: boolean | undefined;
  readonly list?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly help?: boolean | undefined;
}

const OPTIONS = {
  scenario: { type: 'string' },
  all: { type: 'boolean' },
  list: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<number> {
  const args: Args = parseArgs({ options: OPTIONS }).values;
  if (args.help) return print(HELP);
  if (args.list) return print(args.json ? json(SCENARIOS.map(({ name, says }) => ({ name, says }))) : listText(SCENARIOS));
  const scenarios = chosen(args);
  const runs = [...(await runsIn(6, scenarios)), ...(args.all ? await runsIn(3, scenarios) : [])];
  const [only] = runs;
  if (args.all) print(args.json ? json(summary(runs)) : allText(runs));
  else if (only) print(args.json ? json(only) : playedText(only));
  return runs.length > 0 && runs.every(({ agreed }) => agreed) ? 0 : 1;
}

function chosen({ scenario: name, all }: Args): readonly Scenario[] {
  if (all) return SCENARIOS;
  const scenario = name === undefined ? undefined : scenarioNamed(name);
  if (scenario) return [scenario];
  throw new Error(
    name === undefined
      ? `Say what to play: --scenario NAME, --all or --list.\n\n${HELP}`
      : `No scenario is named "${name}". --list names them all.`,
  );
}

/** Plays, on one stack, those of the scenarios that know the party mode. */
async function runsIn(parties: PartyMode, scenarios: readonly Scenario[]): Promise<Run[]> {
  const playable = scenarios.filter((scenario) => partyModes(scenario).includes(parties));
  if (playable.length === 0) return [];
  const clock = createSimClock({ startAtMs: Date.now() - START_BEFORE_NOW_MS });
  const stack = await startStack({
    firstPort: await freePorts(),
    clock,
    connect: { parties },
    timeScale: TIME_SCALE,
    progress: progressOnStderr,
  });
  try {
    clock.onSettle(() => stack.connect.settle());
    const runs: Run[] = [];
    for (const scenario of playable) {
      const played = await progressOnStderr(`${scenario.name}, up to ${parties} parties`, play(scenario, stageOf(stack, clock)));
      runs.push({ ...played, parties });
    }
    return runs;
  } finally {
    await stack.stop();
  }
}

// A scenario that breaks off is a difference like any other: the rest is still worth playing.
const play = (scenario: Scenario, stage: Stage): Promise<Played | Unplayed> =>
  playScenario(scenario, stage).catch((error: unknown) => ({
    scenario: scenario.name,
    agreed: false,
    consults: [],
    differences: [error instanceof Error ? error.message : String(error)],
  }));

const summary = (runs: readonly Run[]) => {
  const agreed = runs.filter((run) => run.agreed).length;
  return { scenarios: runs, agreed, disagreed: runs.length - agreed };
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
