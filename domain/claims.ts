import { byText } from './by-text.ts';
import type { FactSet, LegFacts, Source } from './fact.ts';
import { type LegRecord, recordOf } from './leg-record.ts';

/** Sets whose elements are `<source>|<value>`. */
type ClaimSet = Exclude<FactSet, 'ev' | 'st' | 'act'>;

interface Claim {
  readonly source: Source;
  readonly value: string;
}

/** The record is the final account, the event came from Connect itself, the rest is earlier or told by others. */
const TRUST: readonly Source[] = ['record', 'event', 'flow', 'agent-event', 'action'];

const IN_RECORD: Readonly<Record<ClaimSet, keyof LegRecord>> = {
  root: 'root',
  prev: 'previous',
  related: 'related',
  agent: 'agent',
  queue: 'queue',
  method: 'method',
  channel: 'channel',
  reason: 'reason',
  endpoint: 'endpoint',
  target: 'target',
};

/** What the most trusted source says, and which it is; of two values from one source the smaller, so that order never decides. */
export function toldBy(leg: LegFacts, set: ClaimSet, record: LegRecord | undefined = recordOf(leg)): Claim | undefined {
  return [...claims(leg, set, record)].sort((a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source) || byText(a.value, b.value))[0];
}

/** What the most trusted source says. */
export const told = (leg: LegFacts, set: ClaimSet, record?: LegRecord): string | undefined => toldBy(leg, set, record)?.value;

/** Every value that any source claims. */
export const claimsOf = (leg: LegFacts, set: ClaimSet): readonly string[] => claims(leg, set, recordOf(leg)).map((claim) => claim.value);

// The leg's own id is never a claim: no contact is its own relative.
function claims(leg: LegFacts, set: ClaimSet, record: LegRecord | undefined): readonly Claim[] {
  const inRecord = record?.[IN_RECORD[set]];
  const elements = [...(leg.sets[set] ?? []), ...(inRecord === undefined ? [] : [`record|${inRecord}`])];
  return elements.map(splitAtSource).filter((claim) => claim.value !== leg.contactId);
}

function splitAtSource(element: string): Claim {
  const bar = element.indexOf('|');
  return { source: element.slice(0, bar) as Source, value: element.slice(bar + 1) };
}
