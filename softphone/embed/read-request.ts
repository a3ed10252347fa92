import { NOTE_LIMITS } from '../../contract/limits.ts';
import { PAGE_COMMANDS, type PageCommandName, type PageRefusal, type PageRequest, type PageTarget } from '../../contract/page-protocol.ts';

/** A message of a page, read; or why it is none. `id` where it has one to answer to. */
export type ReadRequest =
  | { readonly ok: true; readonly request: PageRequest }
  | { readonly ok: false; readonly id: string | null; readonly code: PageRefusal; readonly why: string };

/** A message is small: a command, a target, a note. In characters of its JSON. */
const MOST_CHARS = 65_536;
const ID = /^[\x21-\x7e]{1,64}$/;
/** The commands that name a participant. */
const OF_PARTICIPANTS: readonly PageCommandName[] = ['Swap', 'Hold', 'Resume', 'Mute', 'Unmute'];
const FIELDS = ['id', 'command', 'to', 'participant', 'note', 'contactId'];

/** Reads a message that came over the port. Whatever is in it, only fields of a command come out. */
export function readRequest(message: unknown): ReadRequest {
  const record = plain(message);
  if (!record) return bad(null, 'a message is an object');
  const { id, command, to, participant, note, contactId } = record;
  if (typeof id !== 'string' || !ID.test(id)) return bad(null, 'id is 1 to 64 visible characters');
  if (jsonLength(record) > MOST_CHARS) return bad(id, `a message has at most ${MOST_CHARS} characters`);
  const other = Object.keys(record).find((key) => !FIELDS.includes(key));
  if (other !== undefined) return bad(id, `there is no field ${other.slice(0, 32)}`);
  if (!isCommand(command)) return { ok: false, id, code: 'unknown-command', why: `one of ${PAGE_COMMANDS.join(', ')}` };
  const target = to === undefined ? undefined : readTarget(to);
  if (target === null) return bad(id, 'to is { type, name } or { type: "PhoneNumber", phoneNumber }');
  if (!isTextOrNothing(participant) || !isTextOrNothing(contactId)) return bad(id, 'participant and contactId are texts');
  if (participant !== undefined && !OF_PARTICIPANTS.includes(command)) return bad(id, `${command} names no participant`);
  const written = note === undefined ? undefined : readNote(note);
  if (written === null) return bad(id, 'note is { reason, matters, tried }, each a text of the length that the desk takes');
  return {
    ok: true,
    request: {
      id,
      command,
      ...(target && { to: target }),
      ...(participant !== undefined && { participant }),
      ...(written && { note: written }),
      ...(contactId !== undefined && { contactId }),
    },
  };
}

const bad = (id: string | null, why: string): ReadRequest => ({ ok: false, id, code: 'bad-message', why });

const isCommand = (value: unknown): value is PageCommandName => PAGE_COMMANDS.some((name) => name === value);
const isTextOrNothing = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';

function plain(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
}

/** Circles and the like are no messages. */
function jsonLength(value: unknown): number {
  try {
    return JSON.stringify(value).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const TARGETS = ['Agent', 'Queue', 'PhoneNumber'] as const;

function readTarget(value: unknown): PageTarget | null {
  const { type, name, phoneNumber } = plain(value) ?? {};
  const known = TARGETS.find((one) => one === type);
  if (known === 'PhoneNumber' && typeof phoneNumber === 'string') return { type: known, phoneNumber };
  return known && typeof name === 'string' ? { type: known, name } : null;
}

function readNote(value: unknown): NonNullable<PageRequest['note']> | null {
  const record = plain(value);
  if (!record) return null;
  const fields = ['reason', 'matters', 'tried'] as const;
  if (Object.keys(record).some((key) => !fields.some((field) => field === key))) return null;
  const texts = fields.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field]] as const]));
  const fits = texts.every(([field, text]) => typeof text === 'string' && text.length <= NOTE_LIMITS[field]);
  return fits ? (Object.fromEntries(texts) as NonNullable<PageRequest['note']>) : null;
}
