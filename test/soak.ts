import { parseArgs } from 'node:util';
import { Progress } from '../cli/progress.ts';
import { coverageText, decidedShare, FLOORS, sharpShare } from './property/random-calls/coverage.ts';
import { playSeeds } from './property/random-calls/play-seeds.ts';

const HELP = `Plays calls in which people do what they like, and compares what the product tells of each with what happened, by every
combination of sources that are there and missing.

  npm run soak -- [COUNT] [--seed N] [--any-position]

COUNT is how many calls, 10000 if none is given. --seed is the seed of the first; each further call takes the next one.
--any-position plays each on an instance whose switches (docs/verify-on-aws.md) stand by chance.

Exit code 0: everything that is told is right, and enough is told. 1: not so; the smallest script that shows it is printed with its seed.
`;

const OPTIONS = {
  seed: { type: 'string' },
  'any-position': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
const MOST = 1_000_000;
const SEEDS = 2 ** 31;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (positionals.length > 1) throw new Error(`One count at most, got ${positionals.length}.\n\n${HELP}`);
  const count = whole('COUNT', positionals[0] ?? '10000', MOST);
  const from = values.seed === undefined ? Math.floor(Math.random() * SEEDS) : whole('--seed', values.seed, SEEDS);
  process.stderr.write(`${count} calls from seed ${from}\n`);
  return soak(from, count, values['any-position']);
}

async function soak(from: number, count: number, anyPosition: boolean): Promise<number> {
  const progress = new Progress(process.stderr, () => performance.now());
  const { coverage, wrong } = await playSeeds({ from, count, anyPosition, onCall: (done) => progress.show('Calls', done, count) });
  progress.clear();
  process.stdout.write(`${[...wrong.map(({ says }) => says), coverageText(coverage)].join('\n\n')}\n`);
  const enough = sharpShare(coverage) >= FLOORS.sharp && decidedShare(coverage) >= FLOORS.decided;
  return wrong.length === 0 && enough ? 0 : 1;
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`${name} must be a whole number from 1 to ${most}, got "${text}".`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
