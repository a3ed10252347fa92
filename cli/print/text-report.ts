import { OUTCOMES } from '../../contract/outcomes.ts';
import type { ReportTime } from '../../contract/schemas/report.ts';
import { TARGET_KINDS, type TargetKind } from '../../contract/targets.ts';
import { TIMES, type TimeName } from '../../contract/times.ts';
import type { Summary } from '../offline/tally.ts';
import { inBounds, inDigits, inPercent, inTime } from './in-words.ts';
import { table } from './table.ts';

/** What was read to make a report. */
export interface ReadCounts {
  readonly inputs: number;
  readonly messages: number;
  readonly rejected: number;
}

const KIND_NAMES: Readonly<Record<TargetKind, string>> = { agent: 'colleague', queue: 'team', external: 'outside' };

const TIME_NAMES: Readonly<Record<TimeName, string>> = {
  consult: 'consult',
  ring: 'ring',
  queueWait: 'queue wait',
  private: 'private consult',
  conference: 'conference',
  customerHold: 'customer hold',
};

/** A report for people: what was read, consults by outcome, times and how they are known, and the warm-transfer rate. */
export function textReport(summary: Summary, read: ReadCounts, missing: readonly string[] | null): string {
  const named = missing !== null && missing.length > 0 ? [['Contacts whose legs are not in the export:', ...missing]] : [];
  const parts = [whatWasRead(summary, read), outcomes(summary), times(summary), rates(summary), ...named];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function whatWasRead(
  { contacts, chains, missingLegs, period, totals }: Summary,
  { inputs, messages, rejected }: ReadCounts,
): readonly string[] {
  const consults = `${inDigits(totals.consults)} ${totals.consults === 1 ? 'consult' : 'consults'}`;
  return [
    `Read: ${many(messages, 'message')} of ${many(contacts, 'contact')} in ${many(chains, 'chain')}, from ${many(inputs, 'input')}`,
    `Could not be read: ${inDigits(rejected)}`,
    `Passed on, or asked somebody, on legs that are not in the export: ${many(missingLegs, 'contact')}${missingLegs > 0 ? ' (--missing names them)' : ''}`,
    period ? `${consults}, begun from ${period.first} to ${period.last}` : consults,
  ];
}

const many = (n: number, what: string) => `${inDigits(n)} ${what}${n === 1 ? '' : 's'}`;

function outcomes({ totals, byKind }: Summary): readonly string[] {
  const rows = OUTCOMES.map((outcome) => {
    const count = totals.byOutcome[outcome];
    return [outcome, ...TARGET_KINDS.map((kind) => inDigits(byKind(kind, outcome))), inDigits(count), inPercent(count, totals.consults)];
  });
  const sums = TARGET_KINDS.map((kind) => inDigits(OUTCOMES.reduce((sum, outcome) => sum + byKind(kind, outcome), 0)));
  const all = ['all', ...sums, inDigits(totals.consults), inPercent(totals.consults, totals.consults)];
  return table(['Outcome', ...TARGET_KINDS.map((kind) => KIND_NAMES[kind]), 'all', 'share'], [...rows, all]);
}

function times(summary: Summary): readonly string[] {
  const heading = ['Time', 'known', 'mean', 'p50', 'p90', 'p95', 'measured', 'derived', 'estimated', 'unknown', 'mean of all'];
  const rows = TIMES.map((name) => [TIME_NAMES[name], ...timeRow(summary.times[name])]);
  return [
    ...table(heading, rows),
    '',
    'measured: a desk saw it. derived: server events, to the millisecond. estimated: contact records, to the second.',
    'mean of all: what it lies between, those included whose time is not known.',
  ];
}

const timeRow = ({ count, meanMs, p50Ms, p90Ms, p95Ms, byMethod, bounds }: ReportTime): readonly string[] => [
  inDigits(count),
  ...[meanMs, p50Ms, p90Ms, p95Ms].map(inTime),
  ...(['measured', 'derived', 'estimated', 'unknown'] as const).map((method) => inDigits(byMethod[method].count)),
  inBounds(bounds.mean),
];

function rates({ totals }: Summary): readonly string[] {
  const { numerator, denominator, value } = totals.warmRate;
  const share = (n: number) => `${inPercent(n, totals.consults)} (${inDigits(n)} of ${inDigits(totals.consults)} consults)`;
  const rate =
    value === null
      ? 'none: no transfers'
      : `${inPercent(numerator, denominator)} (${inDigits(numerator)} of ${many(denominator, 'transfer')})`;
  return [
    `Warm-transfer rate: ${rate}, warm / (warm + cold)`,
    `  unknown: ${share(totals.unknown)}`,
    `  pending: ${share(totals.pending)}`,
  ];
}
