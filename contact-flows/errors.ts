/** A flow could not be bound: names were left open, or values were given that it does not ask for. */
export class FlowBindingError extends Error {
  override readonly name = 'FlowBindingError';
  /** Names in the flow without a value. */
  readonly left: readonly string[];
  /** Values without a name in the flow. */
  readonly unused: readonly string[];

  constructor(left: readonly string[], unused: readonly string[]) {
    const parts = [complaint('no value for', left), complaint('no place for', unused)].filter(Boolean);
    super(`The flow cannot be bound: ${parts.join('; ')}.`);
    this.left = left;
    this.unused = unused;
  }
}

const complaint = (what: string, names: readonly string[]) => (names.length === 0 ? '' : `${what} ${names.join(', ')}`);
