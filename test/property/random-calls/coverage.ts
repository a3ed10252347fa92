import { TIME_NAMES } from '../../../local/people/consult.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { type Heard, toldBy } from './heard.ts';

/** How much of what can be told is told, counted over many calls in which people take their time. */
export interface Coverage {
  /** Times there truly were in calls where every agent had a desk, and those told as measured or derived by all sources. */
  readonly times: number;
  readonly sharp: number;
  /** Consults, and those with an outcome by contact records alone. */
  readonly consults: number;
  readonly decided: number;
}

export const NOTHING_COVERED: Coverage = { times: 0, sharp: 0, consults: 0, decided: 0 };

/** The coverage with one more call. */
export function withCall(so: Coverage, heard: Heard): Coverage {
  // Who acts within the same second cannot be told apart by records, and is not meant to be.
  if (heard.call.pace === 'hurried') return so;
  const truth = verdict(heard.truth);
  const all = toldBy(heard, ['contactEvents', 'contactRecords', 'agentEvents', 'deskLog', 'flowSteps']).consults;
  const byRecords = toldBy(heard, ['contactRecords']).consults;
  const there = heard.call.deskless.length > 0 ? [] : truth.flatMap((consult) => timesOf(consult, all));
  return {
    times: so.times + there.length,
    sharp: so.sharp + there.filter((known) => known === 'measured' || known === 'derived').length,
    consults: so.consults + truth.length,
    decided: so.decided + byRecords.filter(({ outcome }) => outcome !== 'unknown').length,
  };
}

type Told = ReturnType<typeof toldBy>['consults'];

/** How each time that there truly was is told. */
function timesOf({ contactId, times }: ReturnType<typeof verdict>[number], told: Told) {
  const consult = told.find((one) => one.contactId === contactId);
  const there = TIME_NAMES.filter((name) => times[name].ms !== null);
  return there.map((name) => consult?.times[name].method ?? 'unknown');
}

/** A lower share is a loss that nobody may bring in unseen. */
export const FLOORS = { sharp: 0.99, decided: 0.95 } as const;

export const sharpShare = ({ sharp, times }: Coverage): number => (times === 0 ? 1 : sharp / times);
export const decidedShare = ({ decided, consults }: Coverage): number => (consults === 0 ? 1 : decided / consults);

/** Both shares with their floors, in words. */
export const coverageText = (so: Coverage): string =>
  [
    `all sources: ${percent(sharpShare(so))} of ${so.times} times measured or derived (at least ${percent(FLOORS.sharp)})`,
    `records alone: ${percent(decidedShare(so))} of ${so.consults} consults with an outcome (at least ${percent(FLOORS.decided)})`,
  ].join('\n');

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
