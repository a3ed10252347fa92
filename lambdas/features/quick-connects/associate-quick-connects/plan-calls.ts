import { type OfferPlan, QUICK_CONNECTS_PER_CALL } from '../../../../contract/offer-plan.ts';

/** A plan whose queues are all known. */
export interface KnownPlan extends OfferPlan {
  /** By name. */
  readonly queueArns: ReadonlyMap<string, string>;
}

/** One call to the Connect API: quick connects by name. */
export interface Call {
  readonly does: 'associate' | 'disassociate';
  readonly queueArn: string;
  /** For people to read. */
  readonly queueName: string;
  readonly quickConnects: readonly string[];
}

/** What one queue offers, by name. */
interface Offered {
  readonly queueName: string;
  readonly names: ReadonlySet<string>;
}

/** By the ARN of the queue. */
type Offers = ReadonlyMap<string, Offered>;

const NOTHING: Offers = new Map();

/**
 * The calls between two plans, in their order: what is new is associated before what is gone is taken away, so that no agent's directory is empty in between.
 * The same plans give the same calls, so a run that was cut goes on at the call where it was.
 * @param before null on a creation; @param after null on a deletion
 */
export function planCalls(before: KnownPlan | null, after: KnownPlan | null): readonly Call[] {
  const [had, wanted] = [before ? offersIn(before) : NOTHING, after ? offersIn(after) : NOTHING];
  return [...callsFor('associate', wanted, had), ...callsFor('disassociate', had, wanted)];
}

/** Calls for what is in `these` and not in `those`, queue by queue. */
const callsFor = (does: Call['does'], these: Offers, those: Offers): readonly Call[] =>
  [...these].flatMap(([queueArn, { queueName, names }]) => {
    const left = [...names].filter((name) => !those.get(queueArn)?.names.has(name));
    return chunks(left).map((quickConnects) => ({ does, queueArn, queueName, quickConnects }));
  });

function offersIn({ offers, queueArns }: KnownPlan): Offers {
  const found = new Map<string, Offered>();
  for (const { queues, quickConnects } of offers)
    for (const queueName of queues) {
      const arn = queueArns.get(queueName);
      if (arn !== undefined) found.set(arn, { queueName, names: new Set([...(found.get(arn)?.names ?? []), ...quickConnects]) });
    }
  return found;
}

const chunks = (names: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / QUICK_CONNECTS_PER_CALL) }, (_, i) =>
    names.slice(i * QUICK_CONNECTS_PER_CALL, (i + 1) * QUICK_CONNECTS_PER_CALL),
  );
