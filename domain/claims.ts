import { byText } from './by-text.ts';
import type { FactSet, LegFacts, Source } from './fact.ts';
import { type LegRecord, recordOf } from './leg-record.ts';

/** Sets whose elements are `<source>|<value>`. */
export type ClaimSet = Extract<
  FactSet,
  'root' | 'prev' | 'related' | 'agent' | 'queue' | 'method' | 'channel' | 'reason' | 'endpoint' | 'target'
>;

/** The record is the final account, the event came from Connect itself, the rest is earlier or told by others. */
const TRUST: readonly Source[] = ['record', 'event', 'flow', 'agent-event', 'action'];
/** What a transfer flow was started for is known best by the flow itself; no record says it. */
const TRUST_FOR_TARGET: readonly Source[] = ['flow', 'action', 'event', 'agent-event', 'record'];

const IN_RECORD: Readonly<Record<ClaimSet, keyof LegRecord | null>> = {
  root: 'root',
  prev: 'previous',
  related: 'related',
  agent: 'agent',
  queue: 'queue',
  method: 'method',
  channel: 'channel',
  reason: 'reason',
  endpoint: 'endpoint',
  target: null,
};

/** What the most trusted source says; of two values from one source the smaller, so that order never decides. */
export function told(leg: LegFacts, set: ClaimSet): string | undefined {
  const claims = withSources(leg, set);
  const trust = set === 'target' ? TRUST_FOR_TARGET : TRUST;
  for (const source of trust) {
    const values = claims.filter((claim) => claim.source === source).map((claim) => claim.value);
    if (values.length > 0) return values.sort(byText)[0];
  }
  return undefined;
}

/** Every value any source claims, without the leg's own id: no contact is its own relative. */
export const claimsOf = (leg: LegFacts, set: ClaimSet): readonly string[] => [
  ...new Set(withSources(leg, set).map((claim) => claim.value)),
];

function withSources(leg: LegFacts, set: ClaimSet): readonly { readonly source: string; readonly value: string }[] {
  const inRecord = IN_RECORD[set] ? recordOf(leg)?.[IN_RECORD[set]] : undefined;
  const elements = [...(leg.sets[set] ?? []), ...(inRecord === undefined ? [] : [`record|${inRecord}`])];
  return elements.map(splitAtSource).filter((claim) => claim.value !== leg.contactId);
}

function splitAtSource(element: string) {
  const bar = element.indexOf('|');
  return { source: element.slice(0, bar), value: element.slice(bar + 1) };
}
