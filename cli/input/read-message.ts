import type { Door } from '../../domain/door/other-instance.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import type { Parsed } from '../../domain/parsed.ts';
import type { Piece } from './json-splitter.ts';

const UNKNOWN: Parsed = {
  ok: false,
  rejection: { code: 'unknown-shape', message: 'neither a contact record nor a contact event nor an agent event' },
};

/** Keys that only a contact record has beside its `ContactId`, so that one without an id is told as that. */
const OF_A_RECORD = ['awscontacttracerecordformatversion', 'initiationmethod', 'initiationtimestamp'];

/**
 * The facts of one exported message, recognised by its shape: an agent event names its agent at the top, an EventBridge envelope has a
 * `detail`, a bare contact event an `eventType`, a contact record neither. Keys in any case, as Connect's own documentation mixes them.
 * Never throws.
 */
export function readMessage(message: Readonly<Record<string, unknown>>, door: Door = {}): Parsed {
  const keys = new Set(Object.keys(message).map((key) => key.toLowerCase()));
  if (keys.has('agentarn') || keys.has('currentagentsnapshot')) return parseAgentEvent(message, door);
  if (keys.has('detail') || keys.has('detail-type')) return parseContactEvent(message, door);
  if (keys.has('eventtype')) return parseContactEvent({ detail: message }, door);
  return keys.has('contactid') || OF_A_RECORD.some((key) => keys.has(key)) ? parseContactRecord(message, door) : UNKNOWN;
}

/** The facts of one stretch of an input, or why there are none. */
export const readPiece = (piece: Piece, door: Door = {}): Parsed =>
  piece.ok ? readMessage(piece.value, door) : { ok: false, rejection: { code: 'not-json', message: piece.message } };
