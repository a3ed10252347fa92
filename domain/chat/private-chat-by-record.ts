import * as z from 'zod/mini';
import { arn, contactId } from '../door/values.ts';
import type { LegRecord } from '../leg-record.ts';

type Attributes = Readonly<Record<string, unknown>>;

const WORDS = z.object({
  consultOf: contactId,
  consultRoot: z.catch(z.optional(contactId), undefined),
  consultKind: z.catch(z.optional(z.enum(['agent', 'queue'])), undefined),
  consultTarget: z.catch(z.optional(arn), undefined),
});

/**
 * What the record of a private chat says by its attributes, which were set when it was started: the customer's contact that it hangs on, and whom it was for.
 * Attributes are copied to related contacts, so they mean this one only where they name its related contact. Nothing else of them is kept.
 */
export function privateChatByRecord(
  related: string | undefined,
  attributes: Attributes = {},
): Pick<LegRecord, 'root' | 'previous' | 'target'> {
  const { data } = WORDS.safeParse(attributes);
  if (related === undefined || data?.consultOf !== related) return {};
  const { consultRoot: root = related, consultKind: kind, consultTarget: id } = data;
  return { root, previous: related, ...(kind !== undefined && id !== undefined && { target: `${kind}|${id}` }) };
}
