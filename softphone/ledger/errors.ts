/**
 * `not-known-yet`: the ledger has not heard enough of the contact; `not-found`: nothing of it; `forbidden`: the caller is no party of it,
 * or no supervisor; `changed`: somebody has written a newer text; `signed-out`: the sign-in has run out; `no-answer`: over the deadline; `unavailable`: anything else that may pass.
 */
export type LedgerErrorCode =
  | 'bad-request'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'not-known-yet'
  | 'changed'
  | 'too-many'
  | 'no-answer'
  | 'unavailable'
  | 'malformed';

/** A refused or failed request to the ledger's API. Names a field, never a value. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;
  readonly field: string | null;
  /** The server asked to wait this long. */
  readonly retryAfterMs: number | null;
  constructor(
    code: LedgerErrorCode,
    { field = null, retryAfterMs = null, cause }: { field?: string | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(code, { cause });
    this.code = code;
    this.field = field;
    this.retryAfterMs = retryAfterMs;
  }
}

const CODES: Readonly<Record<number, LedgerErrorCode>> = {
  400: 'bad-request',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'not-known-yet',
  429: 'too-many',
};

/** The error of a response; its body is problem details of RFC 9457 (`contract/problems.ts`). */
export async function errorOf(response: Response): Promise<LedgerError> {
  const seconds = Number(response.headers.get('retry-after'));
  const body: unknown = response.status === 400 || response.status === 409 ? await response.json().catch(() => null) : null;
  const code = textIn(body, 'code') === 'note-changed' ? 'changed' : (CODES[response.status] ?? 'unavailable');
  return new LedgerError(code, { field: textIn(body, 'field'), retryAfterMs: seconds > 0 ? seconds * 1_000 : null });
}

const textIn = (body: unknown, name: string): string | null => {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : null;
  return typeof value === 'string' ? value : null;
};
