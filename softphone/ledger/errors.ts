/**
 * `not-known-yet`: the ledger has not heard enough of the contact; `not-found`: nothing of it; `forbidden`: the caller is no party of it,
 * or no supervisor; `signed-out`: the sign-in has run out; `no-answer`: over the deadline; `unavailable`: anything else that may pass.
 */
export type LedgerErrorCode =
  | 'bad-request'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'not-known-yet'
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

/** The error of a response; its body is `{ code, message, field? }` (`docs/api.md`). */
export async function errorOf(response: Response): Promise<LedgerError> {
  const seconds = Number(response.headers.get('retry-after'));
  return new LedgerError(CODES[response.status] ?? 'unavailable', {
    field: await fieldOf(response),
    retryAfterMs: seconds > 0 ? seconds * 1_000 : null,
  });
}

async function fieldOf(response: Response): Promise<string | null> {
  if (response.status !== 400) return null;
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'field' in body && typeof body.field === 'string' ? body.field : null;
}
