import type { Consult, Leg } from '../contract/schemas/consult.ts';

/** All contacts that share a root, and what their links mean. Legs and consults are sorted by contact id. */
export interface Chain {
  readonly rootContactId: string;
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
  /** The leg at which whoever answers a consult does, by the consult's contact id: that very leg, or the one a flow passed it on to. */
  readonly reached: ReadonlyMap<string, string>;
  /** Contacts that were passed on, or asked somebody, by a leg of which nothing has come. */
  readonly legsMissing: readonly string[];
}
