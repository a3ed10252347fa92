import { whenAskedToEnd } from './asked-to-end.ts';
import { UnknownSwitch } from './connect/positions.ts';
import type { Scenario } from './people/scenario.ts';
import { SCENARIOS, scenarioNamed } from './people/scenarios/index.ts';
import { HELP, type PlayArgs, readPlayArgs } from './play-args.ts';
import { playRuns, type Run } from './play-runs.ts';
import { allText, listText, playedText } from './played-text.ts';

async function main(): Promise<number> {
  const args = readPlayArgs(process.argv.slice(2));
  if (args.help) return print(HELP);
  if (args.list) return print(args.json ? json(SCENARIOS.map(({ name, says }) => ({ name, says }))) : listText(SCENARIOS));
  const scenarios = chosen(args);
  whenAskedToEnd();
  const inMode = (parties: 3 | 6) => playRuns({ parties, scenarios, sources: args.sources, assumptions: args.assumptions });
  // A single scenario is played once: with six parties where it can be.
  const withSix = await inMode(6);
  const runs = args.all || withSix.length === 0 ? [...withSix, ...(await inMode(3))] : withSix;
  const [only] = runs;
  if (args.all) print(args.json ? json(summary(runs)) : allText(runs));
  else if (only) print(args.json ? json(only) : playedText(only));
  return runs.length > 0 && runs.every(({ agreed }) => agreed) ? 0 : 1;
}

function chosen({ scenario: name, all }: PlayArgs): readonly Scenario[] {
  if (all) return SCENARIOS;
  const scenario = name === undefined ? undefined : scenarioNamed(name);
  if (scenario) return [scenario];
  throw new Error(
    name === undefined
      ? `Say what to play: --scenario NAME, --all or --list.\n\n${HELP}`
      : `No scenario is named "${name}". --list names them all.`,
  );
}

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
    process.exitCode = error instanceof UnknownSwitch ? 2 : 1;
  },
);
