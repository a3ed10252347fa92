import { parseArgs } from 'node:util';
import type { Assumptions } from './connect/assumptions.ts';
import { readSwitches } from './connect/positions.ts';
import { ALL_SOURCES, type Sources } from './people/sources.ts';

/** How to call `npm run play`. */
export const HELP = `Plays scripted calls through the whole product in simulated time and compares what it tells with what happened.

  npm run play -- --list                     the scenarios
  npm run play -- --scenario NAME [--json]   one of them
  npm run play -- --all [--json]             all of them, in each party mode they know

  --without SOURCE   plays as if that source told nothing; may be given several times:
                     contact-events, contact-records, agent-events, actions.
                     What is then still told must be right; how much is due depends on the scenario.
  --assume name=position
                     plays on an instance that behaves so; may be given several times. docs/verify-on-aws.md
                     has the switches. A scenario that says what is due on the usual instance may differ.

Exit code 0: everything agrees. 1: something differs, or the run failed. 2: --assume names what there is not.
With npm run -s and --json, stdout is one JSON document.
`;

/** What a person may switch off, by the name they type. */
const SOURCES: Readonly<Record<string, keyof Sources>> = {
  'contact-events': 'contactEvents',
  'contact-records': 'contactRecords',
  'agent-events': 'agentEvents',
  actions: 'deskLog',
};

/** What to play and how. */
export interface PlayArgs {
  readonly scenario: string | undefined;
  readonly all: boolean;
  readonly list: boolean;
  readonly json: boolean;
  readonly help: boolean;
  readonly sources: Sources;
  /** Switches of the simulated instance that are not as usual. */
  readonly assumptions: Partial<Assumptions>;
}

const OPTIONS = {
  scenario: { type: 'string' },
  all: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  without: { type: 'string', multiple: true, default: [] as string[] },
  assume: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Reads the command line. @throws Error naming what it does not know */
export function readPlayArgs(args: readonly string[]): PlayArgs {
  const { without, assume, scenario, ...rest } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const sources = { ...ALL_SOURCES, ...Object.fromEntries(without.map((name) => [sourceNamed(name), false])) };
  return { ...rest, scenario, sources, assumptions: readSwitches(assume) };
}

function sourceNamed(name: string): keyof Sources {
  const source = SOURCES[name];
  if (source) return source;
  throw new Error(`--without takes one of ${Object.keys(SOURCES).join(', ')}, got "${name}".`);
}
