import type { Consult, Leg } from '../contract/schemas/consult.ts';
import type { Named } from '../contract/schemas/me.ts';

/** The names that the config gives; agents, queues and numbers beside it have none here. */
export interface Names {
  readonly agents: readonly Named[];
  readonly queues: readonly Named[];
  readonly externals: readonly Named[];
  /** ARNs of the queues whose agents may ask all of them; absent where the deployment did not say. */
  readonly offeredOn?: readonly string[];
  /** Queues, by ARN, whose agents may ask those of these names. */
  readonly groups?: readonly { readonly queues: readonly string[]; readonly names: readonly string[] }[];
}

/** Legs and consults as they are known, and as they are shown to somebody: the same ones in the same order. */
export interface Shown {
  readonly legs?: readonly (readonly [known: Leg, shown: Leg])[];
  readonly consults: readonly (readonly [known: Consult, shown: Consult])[];
}

/**
 * The names of whoever is in these legs and consults, and of nobody else, by the id as it is shown. Two masked numbers that look the same
 * have no name: it could be the other's.
 */
export function namesIn({ legs = [], consults }: Shown, { agents, queues, externals }: Names): Readonly<Record<string, string>> {
  const nameOf = new Map([...agents, ...queues, ...externals].map(({ id, name }) => [id, name]));
  const ids = [...legs.flatMap(([known, shown]) => pairs(idsOfLeg(known), idsOfLeg(shown))), ...consults.flatMap(idsOfBoth)];
  const meant = Map.groupBy(ids, ([, shown]) => shown);
  const found = [...meant].flatMap(([shown, all]) => {
    const [id = '', ...others] = new Set(all.map(([known]) => known));
    const name = others.length === 0 ? nameOf.get(id) : undefined;
    return name === undefined ? [] : [[shown, name] as const];
  });
  return Object.fromEntries(found);
}

type Ids = readonly (string | null)[];

const idsOfLeg = ({ agent, queue, target }: Leg): Ids => [agent, queue, target?.id ?? null];
const idsOfConsult = ({ askedBy, target }: Consult): Ids => [askedBy.agent, askedBy.queue, target.id];
const idsOfBoth = ([known, shown]: readonly [Consult, Consult]) => pairs(idsOfConsult(known), idsOfConsult(shown));

const pairs = (known: Ids, shown: Ids): (readonly [string, string])[] =>
  known.flatMap((id, at) => {
    const other = shown[at] ?? null;
    return id === null || other === null ? [] : [[id, other] as const];
  });
