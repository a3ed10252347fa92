import { HeavyChainError } from './errors.ts';
import type { StoredLeg } from './leg-item.ts';

/**
 * What one call may hold. People stay far below: Connect takes six parties at a time and twelve queue-to-queue transfers. Within these
 * limits a chain folds in about a second at worst (`npm run bench -- fold.heavy`).
 */
export const CHAIN_LIMITS = { contacts: 250, facts: 25_000 } as const;

/** @throws HeavyChainError for more contacts than are folded: before any of them is read */
export function refuseTooMany(root: string, contacts: number): void {
  if (contacts > CHAIN_LIMITS.contacts) throw new HeavyChainError(`Chain ${root} has more than ${CHAIN_LIMITS.contacts} contacts.`);
}

/** @throws HeavyChainError for more facts than are folded */
export function refuseTooHeavy(root: string, legs: readonly StoredLeg[]): void {
  const facts = legs.reduce((sum, leg) => sum + Object.values(leg.facts.sets).reduce((all, { length }) => all + length, 0), 0);
  if (facts > CHAIN_LIMITS.facts) throw new HeavyChainError(`Chain ${root} has more than ${CHAIN_LIMITS.facts} facts.`);
}
