import * as z from 'zod';

/** A contact id: UUIDs in Connect; whatever could break a key or a set element is refused. */
export const contactId = z.string().regex(/^[\w-]{1,256}$/);

/** Any ARN without the mark that separates the parts of a set element. */
export const arn = z.string().regex(/^arn:[\w-]+:[^|\s]{1,500}$/);

/** A word of a closed or growing list, such as an initiation method; captured payloads also say `Voice` for `VOICE`. */
export const word = z
  .string()
  .regex(/^[\w:.-]{1,100}$/)
  .transform((text) => text.toUpperCase());

/** A phone number in E.164. */
export const phoneNumber = z.string().regex(/^\+[1-9]\d{1,14}$/);

/** Whole seconds of a contact record. */
export const seconds = z.number().nonnegative();

/** An object, also when it was sent as a string of JSON (seen for `queueInfo` and `agentInfo`). */
export const object = z.preprocess(fromJson, z.record(z.string(), z.unknown()));

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // Not an object then, and the schema says so.
    return value;
  }
}
