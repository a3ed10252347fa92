import type { TargetKind } from '../../domain/consult.ts';
import { type Endpoint, outsideNumber } from '../call/endpoint.ts';

const ORDER: Readonly<Record<TargetKind, number>> = { agent: 0, queue: 1, external: 2 };

/**
 * Who matches what was typed: every word begins a word of the name, best first, grouped agents, teams, outside. A number with `+` and
 * country code is offered too.
 */
export function findEndpoints(endpoints: readonly Endpoint[], query: string): readonly Endpoint[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = endpoints.filter((endpoint) => words.every((word) => wordsOf(endpoint).some((of) => of.startsWith(word))));
  const typed = typedNumber(query);
  const offered = typed !== null && !found.some(({ number }) => number === typed) ? [outsideNumber(typed)] : [];
  return [...found.sort(byKindAndName(query)), ...offered];
}

const wordsOf = ({ name, number }: Endpoint): readonly string[] => [
  ...(name ?? '').toLowerCase().split(/[\s.,/()-]+/),
  ...(number === null ? [] : [number, number.slice(1)]),
];

const byKindAndName =
  (query: string) =>
  (a: Endpoint, b: Endpoint): number =>
    ORDER[a.kind] - ORDER[b.kind] || begins(b, query) - begins(a, query) || (a.name ?? '').localeCompare(b.name ?? '');

const begins = ({ name }: Endpoint, query: string): number => Number((name ?? '').toLowerCase().startsWith(query.trim().toLowerCase()));

/** E.164 as people write it, with spaces, dots, dashes or brackets. */
function typedNumber(query: string): string | null {
  const bare = query.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : null;
}
