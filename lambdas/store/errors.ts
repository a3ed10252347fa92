/** Too much at once for the table: the caller may try again later. */
export class LedgerBusyError extends Error {
  override readonly name = 'LedgerBusyError';
}

const THROTTLES = new Set([
  'LedgerBusyError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Whether an error means "later", for example for an HTTP 429. */
export const isThrottle = (error: unknown): boolean => error instanceof Error && THROTTLES.has(error.name);
