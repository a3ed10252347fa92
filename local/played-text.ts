import type { Consult, Time } from './people/consult.ts';
import { TIME_NAMES } from './people/consult.ts';
import type { Scenario } from './people/scenario.ts';
import type { Run } from './play-runs.ts';

/** The scenarios, one a line. */
export function listText(scenarios: readonly Scenario[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, says }) => `${name.padEnd(width)}  ${says}\n`).join('');
}

/** One played scenario: what the product tells of it, and where that differs from what happened. */
export function playedText(run: Run): string {
  const consults = run.consults.map(consultText).join('\n');
  return `${run.scenario} (up to ${run.parties} parties)\n${consults}\n${verdictText(run)}`;
}

/** All played scenarios, a line each with the differences below, and the count. */
export function allText(runs: readonly Run[]): string {
  const lines = runs.map(
    (run) => `${run.agreed ? 'agrees ' : 'DIFFERS'}  ${run.scenario}, up to ${run.parties} parties\n${differences(run)}`,
  );
  const agreed = runs.filter((run) => run.agreed).length;
  return `${lines.join('')}${agreed} agreed, ${runs.length - agreed} disagreed\n`;
}

const consultText = ({ contactId, target, outcome, outcomeMethod, times }: Consult) =>
  [
    `  consult ${contactId} with ${target.kind}: ${outcome} (${outcomeMethod})`,
    ...TIME_NAMES.map((name) => `    ${name.padEnd(13)}${timeText(times[name])}`),
  ].join('\n');

const timeText = ({ ms, method }: Time) => (ms === null ? 'unknown' : `${(ms / 1000).toFixed(3)} s, ${method}`);

const verdictText = (run: Run) => (run.agreed ? 'Agrees with what happened.\n' : `Differs from what happened:\n${differences(run)}`);

const differences = ({ differences }: Run) => differences.map((difference) => `  - ${difference}\n`).join('');
