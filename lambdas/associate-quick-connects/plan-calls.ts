import { type OfferPlan, type PlannedQuickConnect, QUICK_CONNECTS_PER_CALL } from '../../contract/offer-plan.ts';

/** A plan whose queues are all known. */
export interface KnownPlan extends OfferPlan {
  /** By name. */
  readonly queueArns: ReadonlyMap<string, string>;
}

/** One call to the Connect API: quick connects by the names they have now. */
export interface Call {
  readonly does: 'associate' | 'disassociate';
  readonly queueArn: string;
  /** For people to read. */
  readonly queueName: string;
  readonly quickConnects: readonly string[];
}

/** What one queue offers. */
interface Offered {
  readonly name: string;
  readonly quickConnects: readonly PlannedQuickConnect[];
}

const NOTHING: ReadonlyMap<string, Offered> = new Map();

/**
 * The calls between two plans, in their order: what is new is associated before what is gone is taken away, so that no agent's directory is empty in between.
 * The same plans give the same calls, so a run that was cut goes on at the call where it was.
 * @param before null on a creation; @param after null on a deletion
 */
export function planCalls(before: KnownPlan | null, after: KnownPlan | null): readonly Call[] {
  const [had, wanted] = [before ? offeredBy(before) : NOTHING, after ? offeredBy(after) : NOTHING];
  const nameNow = new Map(after?.quickConnects.map(({ mark, name }) => [mark, name]));
  const associate = [...wanted].flatMap(([arn, { name, quickConnects }]) => {
    const there = marksOf(had.get(arn));
    return callsOf(
      'associate',
      arn,
      name,
      quickConnects.filter(({ mark }) => !there.has(mark)).map((one) => one.name),
    );
  });
  const disassociate = [...had].flatMap(([arn, { name, quickConnects }]) => {
    const kept = marksOf(wanted.get(arn));
    const keptNames = new Set(wanted.get(arn)?.quickConnects.map((one) => one.name));
    const gone = quickConnects.filter(({ mark }) => !kept.has(mark)).map((one) => nameNow.get(one.mark) ?? one.name);
    // Under a name that is wanted stands what the name leads to now.
    return callsOf(
      'disassociate',
      arn,
      name,
      gone.filter((one) => !keptNames.has(one)),
    );
  });
  return [...associate, ...disassociate];
}

const marksOf = (offered: Offered | undefined): ReadonlySet<string> => new Set(offered?.quickConnects.map(({ mark }) => mark));

/** What each queue offers, by its ARN. */
function offeredBy({ offers, quickConnects, queueArns }: KnownPlan): ReadonlyMap<string, Offered> {
  const known = new Map(quickConnects.map((one) => [one.name, one]));
  const names = new Map<string, Set<string>>();
  for (const offer of offers)
    for (const queue of offer.queues) names.set(queue, new Set([...(names.get(queue) ?? []), ...offer.quickConnects]));
  return new Map(
    [...names].flatMap(([name, offered]) => {
      const arn = queueArns.get(name);
      return arn === undefined ? [] : [[arn, { name, quickConnects: [...offered].flatMap((one) => known.get(one) ?? []) }] as const];
    }),
  );
}

function callsOf(does: Call['does'], queueArn: string, queueName: string, names: readonly string[]): Call[] {
  const chunks = Math.ceil(names.length / QUICK_CONNECTS_PER_CALL);
  return Array.from({ length: chunks }, (_, i) => ({
    does,
    queueArn,
    queueName,
    quickConnects: names.slice(i * QUICK_CONNECTS_PER_CALL, (i + 1) * QUICK_CONNECTS_PER_CALL),
  }));
}
