import { parseArgs } from 'node:util';
import { whenAskedToEnd } from '../local/asked-to-end.ts';
import { BENCHMARKS } from './benchmarks.ts';
import type { Figure } from './figure.ts';

const HELP = `Takes the figures of the product and prints each as one JSON line.

  npm run bench                    all of them (some minutes; leave the machine to it)
  npm run bench -- NAME...         those whose names begin so, for example fold or handler.facts-per-second

Names: ${BENCHMARKS.flatMap(({ names }) => names).join(', ')}
`;

/** A name asked for, and the name of a figure or of a family of figures: one begins with the other. */
const meets = (asked: string, name: string) => name.startsWith(asked) || asked.startsWith(`${name}.`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', default: false } }, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const unknown = positionals.filter((asked) => !BENCHMARKS.some(({ names }) => names.some((name) => meets(asked, name))));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}.\n\n${HELP}`);
  whenAskedToEnd();
  const wanted = (name: string) => positionals.length === 0 || positionals.some((asked) => meets(asked, name));
  const tell = (figure: Figure) => void (wanted(figure.name) && process.stdout.write(`${JSON.stringify(figure)}\n`));
  for (const { names, run } of BENCHMARKS.filter((one) => one.names.some(wanted))) {
    process.stderr.write(`${names.join(', ')} ...\n`);
    await run(tell, wanted);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
