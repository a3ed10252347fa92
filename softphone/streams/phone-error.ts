import { PhoneError, type PhoneErrorCode } from '../call/phone.ts';

/** Error types of the softphone API (Streams, CTI exceptions), without their ending `Exception`. */
const CODES: Readonly<Record<string, PhoneErrorCode>> = {
  InvalidState: 'invalid-state',
  QuotaExceeded: 'too-many-parties',
  BadEndpoint: 'bad-endpoint',
  AccessDenied: 'not-allowed',
  Unauthorized: 'signed-out',
  RefreshTokenExpired: 'signed-out',
  SendDataFailed: 'link-lost',
};

/**
 * What a failure callback was given, as a PhoneError. Streams hands over a JSON string `{type, message}`, for `accept` the word
 * `error`, for a contact or connection that is gone an exception. The service's own text is left behind: it may hold ids and names.
 */
export function toPhoneError(failure: unknown): PhoneError {
  if (failure instanceof PhoneError) return failure;
  if (failure === 'error') return new PhoneError('not-accepted', 'acceptContact was refused');
  const type = typeOf(failure);
  return new PhoneError(codeOf(type), type);
}

function codeOf(type: string): PhoneErrorCode {
  if (/NotFound|^StateError$/.test(type)) return 'gone';
  return CODES[type.replace(/Exception$/, '')] ?? 'unknown';
}

function typeOf(failure: unknown): string {
  if (failure instanceof Error) return failure.name;
  const parsed = typeof failure === 'string' ? parse(failure) : failure;
  const type = typeof parsed === 'object' && parsed !== null && 'type' in parsed ? parsed.type : null;
  return typeof type === 'string' ? type : 'unknown';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { type: text };
  }
}
