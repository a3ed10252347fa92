import { maskDigits } from '../../domain/masking/mask-digits.ts';

/** What stands in a log where a phone number stood. */
export const MASKED = '***';

/** E.164 as people and machines write it: a plus, then seven digits or more, perhaps with blanks, dots, dashes or brackets between. */
const NUMBER_IN_TEXT = /\+\d(?:[\s().-]{0,2}\d){6,}/g;
/** Digits after `tel:` or `sip:` count as well without a plus. */
const NUMBER_IN_URI = /\b(tel|sip|sips):[^\s"'<>]+/gi;
/** Fields that hold a number whatever it looks like; Connect's own names among them. */
const NUMBER_FIELD = /^(tel|phone|phone_?number|address|number|ani|dnis|customer_?endpoint|system_?endpoint|caller_?id)$/i;

/** An id of a contact or a request: its digits belong to nobody. */
const UUID = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** The text without the phone numbers in it, and with the last four digits of card numbers alone. */
export const maskText = (text: string): string => maskCards(text.replace(NUMBER_IN_URI, `$1:${MASKED}`).replace(NUMBER_IN_TEXT, MASKED));

const maskCards = (text: string): string =>
  text
    .split(UUID)
    .map((part, i) => (i % 2 === 1 ? part : maskDigits(part, ['card-numbers'])))
    .join('');

/** A replacer for `JSON.stringify` that lets no phone or card number through, by the field's name or by the look of the text. */
export function maskNumbers(key: string, value: unknown): unknown {
  if (value instanceof Error) return maskError(value);
  if (NUMBER_FIELD.test(key) && value !== null && value !== undefined) return MASKED;
  return typeof value === 'string' ? maskText(value) : value;
}

// Only what helps to find the fault: an SDK error also carries the request it answered.
function maskError(error: Error): Record<string, unknown> {
  const cause = error.cause instanceof Error ? { cause: maskError(error.cause) } : {};
  return { name: error.name, message: maskText(error.message), stack: maskText(error.stack ?? ''), ...cause };
}
