import { oneLine } from '../../domain/text/one-line.ts';
import { table } from '../print/table.ts';
import type { Became } from './kept.ts';

/** Ids named for each reason; `--json` names all. */
const NAMED = 3;

/** What became of everything, by where it was kept and why it stays. */
export function redriveText(all: readonly Became[], dryRun: boolean): string {
  if (all.length === 0) return 'Nothing waits: queues and failure bucket are empty.\n';
  const rows = [...Map.groupBy(all, ({ from }) => from)].map(([from, own]) => [from, count(own, 'taken'), count(own, 'stays')]);
  const reasons = Map.groupBy(
    all.flatMap((one) => (one.what === 'stays' ? [one] : [])),
    ({ from, why }) => `${from}: ${why.code}: ${oneLine(why.message)}`,
  );
  const stay = [...reasons].map(([reason, own]) => `  ${own.length} x ${reason} (${named(own)})`);
  const heading = ['', dryRun ? 'would be taken' : 'taken', 'stays'];
  return [...table(heading, rows), ...(stay.length > 0 ? ['', 'What stays, and why:', ...stay] : []), ''].join('\n');
}

const count = (all: readonly Became[], what: Became['what']): string => String(all.filter((one) => one.what === what).length);

const named = (all: readonly Became[]): string =>
  `${all
    .slice(0, NAMED)
    .map(({ id }) => oneLine(id))
    .join(', ')}${all.length > NAMED ? ', ...' : ''}`;
