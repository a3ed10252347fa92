import { parseArgs } from 'node:util';
import { ALL_SOURCES, type Sources } from './people/sources.ts';

/** How to call `npm run play`. */
export const HELP = `Plays scripted calls through the whole product in simulated time and compares what it tells with what happened.

  npm run play -- --list                     the scenarios
  npm run play -- --scenario NAME [--json]   one of them
  npm run play -- --all [--json]             all of them, in each party mode they know

  --without SOURCE   plays as if that source told nothing; may be given several times:
                     contact-events, contact-records, agent-events, actions.
                     What is then still told must be right; how much is due depends on the scenario.

Exit code 0: everything agrees. 1: something differs, or the run failed.
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
}

const OPTIONS = {
  scenario: { type: 'string' },
  all: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  without: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Reads the command line. @throws Error naming what it does not know */
export function readPlayArgs(args: readonly string[]): PlayArgs {
  const { without, scenario, ...rest } = parseArgs({ args: [...args], options: OPTIONS }).values;
  return { ...rest, scenario, sources: { ...ALL_SOURCES, ...Object.fromEntries(without.map((name) => [sourceNamed(name), false])) } };
}

function sourceNamed(name: string): keyof Sources {
  const source = SOURCES[name];
  if (source) return source;
  throw new Error(`--without takes one of ${Object.keys(SOURCES).join(', ')}, got "${name}".`);
}
