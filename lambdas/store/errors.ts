/** Too much at once for the table: the caller may try again later. */
export class LedgerBusyError extends Error {
  override readonly name = 'LedgerBusyError';
}

/** Others kept changing the same rows: the stream delivers again. */
export class ChainBusyError extends Error {
  override readonly name = 'ChainBusyError';
}

/** A call with more contacts or facts than are folded: it is set aside for a person, so that it holds up no other. */
export class HeavyChainError extends Error {
  override readonly name = 'HeavyChainError';
}
