import * as z from 'zod/mini';
import { openFlowPayload } from './door/flow-payload.ts';
import { claim, gather, point } from './door/gather.ts';
import { instant } from './door/instant.ts';
import { type Door, otherInstance } from './door/other-instance.ts';
import { type Fields, readFields } from './door/read-fields.ts';
import { arn, contactId, object, word } from './door/values.ts';
import type { Parsed } from './parsed.ts';

const DETAILS = { ContactData: object, Parameters: object };
const CONTACT = {
  InstanceARN: arn,
  InitialContactId: contactId,
  PreviousContactId: contactId,
  RelatedContactId: contactId,
  Channel: word,
  InitiationMethod: word,
  InitiationTimestamp: instant,
};
const PARAMETERS = { kind: z.enum(['agent', 'queue']), target: arn };

/**
 * Fields of `ContactData` that nothing here needs. `Queue` is among them: at the start of a transfer flow it does not yet say where
 * the leg goes; the flow's own parameters do.
 */
const NOT_NEEDED = `ContactId Attributes CustomerEndpoint SystemEndpoint Queue MediaStreams Description Name References LanguageCode
  SegmentAttributes Tags CustomerId ContactAssociationId Recordings`.split(/\s+/);

/**
 * The facts of a transfer flow's first step, as Connect hands them to a function (Admin Guide, "invoke Lambda functions"):
 * the leg exists, what it hangs on, and the agent or queue it was dialled to (`Details.Parameters`: `kind` and `target`).
 * In the guide's own example a first contact is its own root and parent: such ids are dropped. Never throws.
 */
export function parseLegStart(input: unknown, door: Door = {}): Parsed {
  const opened = openFlowPayload(input);
  if (!opened.ok) return opened;
  const { contactId: id, contactData, details } = opened.payload;
  const outer = readFields(DETAILS, details, 'Details');
  const contact = readFields(CONTACT, contactData, 'Details.ContactData', NOT_NEEDED);
  const parameters = readFields(PARAMETERS, outer.fields.Parameters ?? {}, 'Details.Parameters');
  const ignored = [...outer.ignored, ...contact.ignored, ...parameters.ignored];
  return (
    otherInstance(door, contact.fields.InstanceARN, id) ?? {
      ok: true,
      facts: factsOf(id, contact.fields, parameters.fields),
      ignored,
    }
  );
}

function factsOf(id: string, contact: Fields<typeof CONTACT>, { kind, target }: Fields<typeof PARAMETERS>) {
  return gather(id, {
    root: claim('flow', contact.InitialContactId, id),
    prev: claim('flow', contact.PreviousContactId, id),
    related: claim('flow', contact.RelatedContactId, id),
    method: claim('flow', contact.InitiationMethod),
    channel: claim('flow', contact.Channel),
    target: claim('flow', kind && target ? `${kind}|${target}` : undefined),
    ev: point('LEG_STARTED', contact.InitiationTimestamp),
  });
}
