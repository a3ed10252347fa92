import type { Rejection } from '../parsed.ts';
import { kindOf, openMessage, rejected } from './open-message.ts';
import { readContactId } from './read-contact-id.ts';
import { object } from './values.ts';

/** What a flow hands to a function (Admin Guide, "invoke Lambda functions"), opened: the contact it runs on, and what it says beside it. */
export interface FlowPayload {
  readonly contactId: string;
  readonly contactData: Readonly<Record<string, unknown>>;
  /** `Details`: the contact's data and the flow's own parameters. */
  readonly details: Readonly<Record<string, unknown>>;
}

type Opened = { readonly ok: true; readonly payload: FlowPayload } | { readonly ok: false; readonly rejection: Rejection };

/** Opens a flow's call of a function. Never throws. */
export function openFlowPayload(input: unknown): Opened {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const details = object.safeParse(opened.message.Details);
  if (!details.success) return rejected('unknown-shape', `Details is no object but ${kindOf(opened.message.Details)}`);
  const data = object.safeParse(details.data.ContactData);
  if (!data.success) return rejected('unknown-shape', 'Details.ContactData is no object');
  const id = readContactId(data.data, 'Details.ContactData.');
  return id.ok ? { ok: true, payload: { contactId: id.id, contactData: data.data, details: details.data } } : id;
}
