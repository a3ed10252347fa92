const THROTTLES = new Set([
  'LedgerBusyError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Whether an error means "later": by its name, as DynamoDB, Connect and the ledger give it. */
export const isThrottle = (error: unknown): boolean => error instanceof Error && THROTTLES.has(error.name);
