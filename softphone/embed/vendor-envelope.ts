import type { PageOutcome, PageRequest, PageTarget } from '../../contract/page-protocol.ts';

/** The extensions that a CRM knows agents by, and the contact attribute that holds its own id of a call. */
export interface EnvelopeSettings {
  /** Names of agents of the directory, by extension. */
  readonly mediaAddresses: Readonly<Record<string, string>>;
  readonly callIdAttribute: string | null;
}

/** The call on the desk, as the envelope refers to it; null without one. */
export interface EnvelopeCall {
  readonly agentName: string;
  readonly contactId: string;
  readonly initialContactId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What an envelope asks for, or the outcome that says why it cannot be. */
export type ReadEnvelope =
  | { readonly ok: true; readonly request: Omit<PageRequest, 'id'> }
  | { readonly ok: false; readonly outcome: PageOutcome };

const TOPICS = ['inboundcall', 'outboundcall'];
const E164 = /^\+[1-9]\d{6,14}$/;
const MOST_CHARS = 8_192;

/**
 * Reads the envelope `{ channel, topic, subtopic: "SetCONSULT", source, data: { MediaAddress, toAddress, CallID } }`. Published samples have blanks behind keys and any case of
 * letters, so keys are trimmed and compared without case, and values are texts.
 */
export function readEnvelope(message: unknown, call: EnvelopeCall | null, settings: EnvelopeSettings): ReadEnvelope {
  const envelope = fieldsOf(message);
  const data = fieldsOf(envelope.data);
  if (!isShort(message) || !TOPICS.includes(textOf(envelope.topic).toLowerCase())) return refused('bad-message', 'topic');
  if (textOf(envelope.subtopic).toLowerCase() !== 'setconsult') return refused('unknown-command', 'SetCONSULT');
  if (!call) return refused('no-call', null);
  if (agentAt(textOf(data.mediaaddress), settings) !== call.agentName) return refused('not-now', 'other-media-address');
  const callId = textOf(data.callid);
  const alias = settings.callIdAttribute === null ? undefined : call.attributes[settings.callIdAttribute];
  if (![call.contactId, call.initialContactId, alias].includes(callId)) return refused('other-contact', null);
  const to = targetOf(textOf(data.toaddress), settings);
  if (to === null) return refused('unknown-target', 'toAddress');
  return { ok: true, request: { command: 'SetConsult', ...(to && { to }) } };
}

const refused = (code: Extract<PageOutcome, { outcome: 'refused' }>['code'], why: string | null): ReadEnvelope => ({
  ok: false,
  outcome: { outcome: 'refused', code, why },
});

/** The answer in the envelope's own shape: what was sent, and the result beside it; of one that is too long the result alone. */
export function envelopeReply(message: unknown, result: PageOutcome): object {
  if (!isShort(message)) return { result };
  const { channel, topic, subtopic, source, data } = fieldsOf(message);
  const texts = Object.entries({ channel, topic, subtopic, source }).map(([name, value]) => [name, textOf(value)]);
  return {
    ...Object.fromEntries(texts),
    data: Object.fromEntries(Object.entries(fieldsOf(data)).map(([name, value]) => [name, textOf(value)])),
    result,
  };
}

/** Own properties alone: an address may be any text. */
const agentAt = (address: string, { mediaAddresses }: EnvelopeSettings): string | undefined =>
  Object.hasOwn(mediaAddresses, address) ? mediaAddresses[address] : undefined;

function targetOf(address: string, settings: EnvelopeSettings): PageTarget | null | undefined {
  if (address === '') return undefined;
  const agent = agentAt(address, settings);
  if (agent !== undefined) return { type: 'Agent', name: agent };
  return E164.test(address) ? { type: 'PhoneNumber', phoneNumber: address } : null;
}

/** Fields by their name in small letters, without blanks around it. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.trim().toLowerCase(), field]));
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

function isShort(message: unknown): boolean {
  try {
    return JSON.stringify(message).length <= MOST_CHARS;
  } catch {
    return false;
  }
}
