/** Too much at once for the table: the caller may try again later. */
export class LedgerBusyError extends Error {
  override readonly name = 'LedgerBusyError';
}

/** Others kept changing the same rows: the stream delivers again. */
export class ChainBusyError extends Error {
  override readonly name = 'ChainBusyError';
}
