/** A command to the control endpoint that cannot be obeyed; `field` says which part of it. */
export class BadCommandError extends Error {
  override readonly name = 'BadCommandError';
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}
