import { readable } from './line-words.ts';
import type { ProductLeg, ProductTree } from './product.ts';

/** Names by ARN, or by number as the product shows it. */
export type Names = Readonly<Record<string, string>>;

/** Whose leg it is: the agent's who answered, the queue's it waits in, or the outside party's, whom Connect knows by number alone. */
export function whoseLeg({ agent, queue, target, initiationMethod }: ProductLeg, names: Names): string {
  const outside = target?.kind === 'external' || initiationMethod === 'EXTERNAL_OUTBOUND';
  return outside ? (nameOf(target?.id ?? null, names) ?? 'Somebody outside') : who(agent ?? queue, names);
}

/** Somebody by name; by number or ARN where nobody gave a name. */
export const who = (id: string | null, names: Names): string => nameOf(id, names) ?? 'Nobody yet';

const nameOf = (id: string | null, names: Names): string | undefined => (id === null ? undefined : (names[id] ?? readable(id)));

/** What is missing, with whose leg it is in place of its contact id. */
export const missingWords = ({ legs, missing }: Pick<ProductTree, 'legs' | 'missing'>, names: Names): string =>
  missing.map((what) => legs.reduce((text, leg) => text.replace(leg.contactId, whoseLeg(leg, names)), what)).join(', ');
