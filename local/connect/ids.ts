import type { Random } from './random.ts';

/** Makes version 4 UUIDs from seeded chance, in the form Connect uses for every id. */
export function uuidMaker(random: Random): () => string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.between(0, 15).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.between(8, 11).toString(16)}${hex(3)}-${hex(12)}`;
}
