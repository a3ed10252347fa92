import type { Parsed } from '../parsed.ts';
import { kindOf, rejected } from './open-message.ts';
import { isAbsent } from './read-fields.ts';
import { contactId } from './values.ts';

/** The id of the contact a message is about, found in any spelling of the key, or the rejection of a message without one. */
export function readContactId(
  input: Readonly<Record<string, unknown>>,
  at: string,
): { readonly ok: true; readonly id: string } | Extract<Parsed, { ok: false }> {
  const values = Object.keys(input)
    .filter((key) => key.toLowerCase() === 'contactid')
    .map((key) => input[key]);
  const told = values.find((value) => !isAbsent(value));
  if (told === undefined) return rejected('no-contact-id', `${at}contactId is missing`);
  const read = contactId.safeParse(told);
  if (read.success) return { ok: true, id: read.data };
  return rejected('malformed', `${at}contactId is no contact id but ${typeof told === 'string' ? 'some other text' : kindOf(told)}`);
}
