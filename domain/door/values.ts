import * as z from 'zod/mini';
import { CONTACT_ID } from '../../contract/formats.ts';

/** A contact id. */
export const contactId = z.string().check(z.regex(CONTACT_ID));

/** Any ARN without the mark that separates the parts of a set element. */
export const arn = z.string().check(z.regex(/^arn:[\w-]+:[^|\s]{1,500}$/));

/** A word of a closed or growing list, such as an initiation method; captured payloads also say `Voice` for `VOICE`. */
export const word = z.string().check(z.regex(/^[\w:.-]{1,100}$/), z.toUpperCase());

/** A phone number in E.164. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{1,14}$/));

/** A number as it is, or as text. */
const amount = z.pipe(z.transform(fromText), z.number().check(z.nonnegative()));

/** Whole seconds of a contact record. */
export const seconds = amount;

/** Milliseconds, as seconds. */
export const milliseconds = z.pipe(
  amount,
  z.transform((ms: number) => ms / 1000),
);

const DIGITS = /^\d{1,15}(\.\d{1,9})?$/;

function fromText(value: unknown): unknown {
  return typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
}

/** An object, also when it was sent as a string of JSON (seen for `queueInfo` and `agentInfo`). */
export const object = z.pipe(z.transform(fromJson), z.record(z.string(), z.unknown()));

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // Not an object then, and the schema says so.
    return value;
  }
}
