import * as z from 'zod/mini';
import { CONTACT_ID } from './contact-id.ts';

/** A contact id. */
export const contactId = z.string().check(z.regex(CONTACT_ID));

/** Any ARN without the mark that separates the parts of a set element. */
export const arn = z.string().check(z.regex(/^arn:[\w-]+:[^|\s]{1,500}$/));

/** A word of a closed or growing list, such as an initiation method; captured payloads also say `Voice` for `VOICE`. */
export const word = z.string().check(z.regex(/^[\w:.-]{1,100}$/), z.toUpperCase());

/** A phone number in E.164. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{1,14}$/));

/** Whole seconds of a contact record. */
export const seconds = z.number().check(z.nonnegative());

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
