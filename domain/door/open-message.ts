import type { Parsed, Rejection } from '../parsed.ts';

type Opened = { readonly ok: true; readonly message: Readonly<Record<string, unknown>> } | Extract<Parsed, { ok: false }>;

/** A message as an object, from an object or from its JSON text. */
export function openMessage(input: unknown): Opened {
  if (typeof input !== 'string')
    return isObject(input) ? { ok: true, message: input } : rejected('not-an-object', `the message is ${kindOf(input)}`);
  try {
    const value: unknown = JSON.parse(input);
    return isObject(value) ? { ok: true, message: value } : rejected('not-an-object', `the message is ${kindOf(value)}`);
  } catch {
    // What JSON.parse says quotes the text, and the text may hold a number or a name.
    return rejected('not-json', 'the message is text, but no JSON');
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, in a word that gives nothing of it away. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

export function rejected(code: Rejection['code'], message: string, contactId?: string): Extract<Parsed, { ok: false }> {
  return { ok: false, rejection: { code, message, ...(contactId === undefined ? {} : { contactId }) } };
}
