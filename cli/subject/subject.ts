import { nationalDigits } from '../../domain/masked.ts';
import { digitsIn } from '../../domain/masking/digits-in.ts';
import { UsageError } from '../errors.ts';

/** Whose data is looked for. */
export type SubjectKind = 'number' | 'contact' | 'agent';

/** A person, by what the product knows of them. */
export interface Subject {
  readonly kind: SubjectKind;
  /** What is looked for in keys, facts and messages: a number in E.164 form, a contact id, the last part of an agent's ARN. */
  readonly id: string;
  /** How the number may stand in what agents wrote, as digits alone. */
  readonly digits: readonly string[];
  /** What stands for the person in report keys. */
  readonly reportValues: ReadonlySet<string>;
  /** An agent's login, where it is known. */
  readonly login: string | null;
}

/** Options by which a person is named. */
export const SUBJECT_OPTIONS = { number: { type: 'string' }, contact: { type: 'string' }, agent: { type: 'string' } } as const;

export interface SubjectArguments {
  readonly number?: string | undefined;
  readonly contact?: string | undefined;
  readonly agent?: string | undefined;
}

const NUMBER = /^\+[1-9]\d{6,14}$/;
/** Every id that Connect shows has this form. Any other word, `LEG` or `VOICE`, may stand in every item of the table. */
const CONTACT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const AGENT_ARN = /^arn:aws[\w-]*:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f-]{36}\/agent\/[0-9a-f-]{36}$/;
/** What a person may be written down by must be long enough to be no other number. */
const LEAST_DIGITS = 7;

/** Which one of the options names the person. Never says the value: it would stand in a terminal's log. @throws UsageError */
export function namedBy(args: SubjectArguments): { readonly kind: SubjectKind; readonly value: string } {
  const named = (['number', 'contact', 'agent'] as const).flatMap((kind) =>
    args[kind] === undefined ? [] : [{ kind, value: args[kind] }],
  );
  const [one] = named;
  if (!one || named.length > 1) throw new UsageError('Say who: one of --number, --contact and --agent.');
  if (one.kind === 'number' && !NUMBER.test(one.value)) throw new UsageError('--number takes a number in E.164 form, + and digits.');
  if (one.kind === 'contact' && !CONTACT.test(one.value))
    throw new UsageError('--contact takes a contact id, as Connect shows it: 8-4-4-4-12 digits and letters from a to f.');
  return one.kind === 'contact' ? { ...one, value: one.value.toLowerCase() } : one;
}

/** Whether an agent is named by their ARN, which needs no look-up. */
export const isAgentArn = (value: string): boolean => AGENT_ARN.test(value);

/** The person behind a number. @param hashNumber what stands for it in report keys */
export const numberSubject = (number: string, hashNumber: (phoneNumber: string) => string): Subject => ({
  kind: 'number',
  id: number,
  digits: [number.slice(1), nationalDigits(number)].filter((digits) => digits.length >= LEAST_DIGITS),
  reportValues: new Set([hashNumber(number)]),
  login: null,
});

/** The person behind a contact. */
export const contactSubject = (contactId: string): Subject => ({
  kind: 'contact',
  id: contactId,
  digits: [],
  reportValues: new Set(),
  login: null,
});

/** An agent. */
export const agentSubject = (arn: string, login: string | null): Subject => ({
  kind: 'agent',
  id: arn.slice(arn.lastIndexOf('/') + 1),
  digits: [],
  reportValues: new Set([arn]),
  login,
});

/** Whether a text that a program wrote names the person, by one of what stands for them or by one of these ids of their contacts. */
export function names(text: string, { id, reportValues }: Subject, contactIds: ReadonlySet<string> = new Set()): boolean {
  return [id, ...reportValues, ...contactIds].some((word) => holdsWord(text, word));
}

/** Whether a text that a person wrote holds the number, in whatever script and with whatever signs between its digits. */
export function saysNumber(text: string, { digits }: Subject): boolean {
  const only = digitsIn(text)
    .map(({ value }) => value)
    .join('');
  return digits.some((number) => only.includes(number));
}

// `+1206555012` does not stand in `+12065550123`, nor `c1` in `c12`.
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[0-9A-Za-z]/.test(text[at + word.length] ?? '') && !/[0-9A-Za-z]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}
