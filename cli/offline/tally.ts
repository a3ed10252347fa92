import type { Outcome } from '../../contract/outcomes.ts';
import type { Consult } from '../../contract/schemas/consult.ts';
import type { Report } from '../../contract/schemas/report.ts';
import type { TargetKind } from '../../contract/targets.ts';
import type { Chain } from '../../domain/consult.ts';
import { type Counters, countersOf } from '../../domain/report/counters.ts';
import { foldReport } from '../../domain/report/fold-report.ts';

/** What a report says of all consults together. */
export interface Summary {
  readonly chains: number;
  readonly contacts: number;
  /** How many contacts were passed on, or asked somebody, on legs that are not in the export. */
  readonly missingLegs: number;
  /** When the first and the last consult began that tell; ISO 8601 UTC. */
  readonly period: { readonly first: string; readonly last: string } | null;
  readonly totals: Report['totals'];
  readonly times: Report['times'];
  /** How many consults of a kind of target had an outcome. */
  readonly byKind: (kind: TargetKind, outcome: Outcome) => number;
}

/** Adds up chains, in the same size whatever their number. */
export class Tally {
  readonly #counters = new Map<string, number>();
  readonly #byKind = new Map<string, number>();
  #chains = 0;
  #contacts = 0;
  #missingLegs = 0;
  #first: string | null = null;
  #last: string | null = null;

  add(chain: Chain) {
    this.#chains += 1;
    this.#contacts += chain.legs.length;
    this.#missingLegs += chain.legsMissing.length;
    for (const consult of chain.consults) this.#addConsult(consult);
  }

  #addConsult(consult: Consult) {
    for (const [name, n] of Object.entries(countersOf(consult))) grow(this.#counters, name, n);
    grow(this.#byKind, `${consult.target.kind} ${consult.outcome}`, 1);
    const at = consult.startedAt;
    if (at === null) return;
    this.#first = this.#first === null || at < this.#first ? at : this.#first;
    this.#last = this.#last === null || at > this.#last ? at : this.#last;
  }

  summary(): Summary {
    const [first, last] = [this.#first, this.#last];
    const counters: Counters = Object.fromEntries(this.#counters);
    // The report of all consults is that of one bucket which holds them all, those among them whose beginning nobody told.
    const query = { from: first ?? '', to: last ?? '', dim: 'all', value: 'all' } as const;
    const { totals, times } = foldReport(query, [{ startsAt: query.from, counters }]);
    return {
      chains: this.#chains,
      contacts: this.#contacts,
      missingLegs: this.#missingLegs,
      period: first === null || last === null ? null : { first, last },
      totals,
      times,
      byKind: (kind, outcome) => this.#byKind.get(`${kind} ${outcome}`) ?? 0,
    };
  }
}

const grow = (sums: Map<string, number>, name: string, n: number) => sums.set(name, (sums.get(name) ?? 0) + n);
