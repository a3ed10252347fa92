import type { Consult, Leg } from '../../contract/schemas/consult.ts';
import { showNumber } from '../directory/phone-number.ts';
import { formatLength } from './format-length.ts';
import { texts } from './texts.ts';

/** One line of the tree of legs. */
export interface LegRow {
  readonly contactId: string;
  /** 0 for the first contact. */
  readonly depth: number;
  readonly kind: string;
  readonly who: string | null;
  /** What became of it. */
  readonly state: string;
  /** When it started, ISO instant; null when unknown. */
  readonly startedAt: string | null;
}

export interface LegTreeInput {
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
  /** By ARN or number, as far as they are known. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The legs of a call in the order of the tree: each below who asked for it, in the order they started. `names` by contact id and by ARN. */
export function legRows({ legs, consults }: LegTreeInput, names: ReadonlyMap<string, string>): readonly LegRow[] {
  const ids = new Set(legs.map(({ contactId }) => contactId));
  const isTop = ({ parentContactId }: Leg) => parentContactId === null || !ids.has(parentContactId);
  const below = (leg: Leg, depth: number): LegRow[] => [
    rowOf(leg, depth, { consults, names }),
    ...legs
      .filter((child) => child.parentContactId === leg.contactId)
      .sort(byStart)
      .flatMap((child) => below(child, depth + 1)),
  ];
  return legs
    .filter(isTop)
    .sort(byStart)
    .flatMap((leg) => below(leg, 0));
}

const byStart = (a: Leg, b: Leg): number => (a.startedAt ?? '').localeCompare(b.startedAt ?? '');

interface Context {
  readonly consults: readonly Consult[];
  readonly names: ReadonlyMap<string, string>;
}

function rowOf(leg: Leg, depth: number, { consults, names }: Context): LegRow {
  const consult = consults.find(({ contactId }) => contactId === leg.contactId);
  const target = consult?.target ?? leg.target;
  return {
    contactId: leg.contactId,
    depth,
    kind: leg.parentContactId === null ? texts.legKinds.first : texts.legKinds[target?.kind ?? 'leg'],
    who: whoOf(leg, target, names),
    state: stateOf(leg, consult),
    startedAt: leg.startedAt,
  };
}

function whoOf(leg: Leg, target: Consult['target'] | null, names: Context['names']): string | null {
  const dialled = names.get(leg.contactId) ?? (target?.id ? names.get(target.id) : undefined) ?? null;
  if (target?.kind === 'external')
    return [dialled, target.id === null ? texts.outsideParty : showNumber(target.id)].filter(Boolean).join(', ');
  const came = leg.agent === null ? null : (names.get(leg.agent) ?? null);
  if (target?.kind === 'queue') return [...new Set([dialled, came])].filter(Boolean).join(': ') || unnamed(leg);
  return came ?? dialled ?? unnamed(leg);
}

/** Agents without a name are told apart by the end of their id. */
const unnamed = ({ agent }: Leg): string | null => (agent === null ? null : texts.unknownAgent(agent.slice(-4)));

/** A consult says how it went; a leg without one, how long somebody talked. */
function stateOf(leg: Leg, consult: Consult | undefined): string {
  if (consult && consult.outcome !== 'pending') return texts.outcomes[consult.outcome];
  const over = leg.agentLeftAt ?? leg.endedAt;
  // An outside party is connected to the system alone.
  const answeredAt = leg.connectedToAgentAt ?? (leg.target?.kind === 'external' ? leg.connectedToSystemAt : null);
  if (answeredAt !== null) return over === null ? texts.legLive : texts.legTalked(between(answeredAt, over));
  return over === null ? texts.legOpen : texts.legUnanswered;
}

const between = (from: string, to: string): string => formatLength(Date.parse(to) - Date.parse(from));
