import { openFlowPayload } from '../door/flow-payload.ts';
import { type Door, otherInstance } from '../door/other-instance.ts';
import { readFields } from '../door/read-fields.ts';
import { arn, contactId, object, word } from '../door/values.ts';
import type { Rejection } from '../parsed.ts';

/** A leg that waits, as the customer queue flow that runs on it tells a function. */
export interface WaitingLeg {
  readonly contactId: string;
  /** The first contact of its chain. */
  readonly root: string;
  readonly parent: string | null;
  readonly method: string | null;
  /** The queue it waits in. */
  readonly queue: string | null;
}

type ParsedWaiting = { readonly ok: true; readonly leg: WaitingLeg } | { readonly ok: false; readonly rejection: Rejection };

const CONTACT = { InstanceARN: arn, InitialContactId: contactId, PreviousContactId: contactId, InitiationMethod: word, Queue: object };

/** Reads which leg waits out of what its flow hands to a function. Never throws. */
export function parseWaiting(input: unknown, door: Door = {}): ParsedWaiting {
  const opened = openFlowPayload(input);
  if (!opened.ok) return opened;
  const { contactId: id, contactData } = opened.payload;
  const { fields } = readFields(CONTACT, contactData, 'Details.ContactData');
  const queue = readFields({ ARN: arn }, fields.Queue ?? {}, 'Details.ContactData.Queue').fields.ARN ?? null;
  const { InitialContactId: root = id, PreviousContactId: parent = id, InitiationMethod: method = null } = fields;
  const leg = { contactId: id, root, parent: parent === id ? null : parent, method, queue };
  return otherInstance(door, fields.InstanceARN, id) ?? { ok: true, leg };
}
