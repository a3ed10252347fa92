import type { LegFacts } from '../fact.ts';
import type { Sightings } from './instant.ts';

const TO_THE_SECOND = /:\d\dZ$/;

/**
 * What contact events, to the millisecond or to the second, and the contact record say of one kind of instant.
 * @param types the `ev` types that tell it
 */
export function sightings(leg: LegFacts, types: readonly string[], inRecord: string | undefined): Required<Omit<Sightings, 'measured'>> {
  const told = (leg.sets.ev ?? []).filter((element) => types.includes(element.slice(0, element.indexOf('|'))));
  const instants = told.map((element) => element.slice(element.indexOf('|') + 1));
  const fine = instants.filter((at) => !TO_THE_SECOND.test(at));
  const coarse = instants.filter((at) => TO_THE_SECOND.test(at));
  return { derived: fine.map(Date.parse), estimated: [...coarse, ...(inRecord === undefined ? [] : [inRecord])].map(Date.parse) };
}

/** Whether an event of a type came at all. */
export const sighted = (leg: LegFacts, type: string): boolean => (leg.sets.ev ?? []).some((element) => element.startsWith(`${type}|`));
