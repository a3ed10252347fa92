import { byText } from './by-text.ts';
import { claimsOf, told } from './claims.ts';
import type { LegFacts } from './fact.ts';
import { type LegRecord, recordOf } from './leg-record.ts';

/**
 * The chain a leg belongs to: its InitialContactId, or the leg itself when that is empty (Admin Guide, "identify conferences and
 * transfers", step 1). A leg that names an inviter and no root yet is taken for a first-generation leg: there the two are equal.
 */
export const rootOf = (leg: LegFacts, record: LegRecord | undefined = recordOf(leg)): string =>
  told(leg, 'root', record) ?? told(leg, 'prev', record) ?? leg.contactId;

/** Every chain that any of the leg's facts would put it in, itself included; sorted. What `rootOf` says is one of them. */
export const rootClaims = (leg: LegFacts): readonly string[] =>
  [...new Set([...claimsOf(leg, 'root'), ...claimsOf(leg, 'prev'), leg.contactId])].sort(byText);
