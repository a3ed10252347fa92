/** A command cannot go on; the message is for the person who ran it. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The command line says something that cannot be done. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}

/** A file is not there or cannot be read at all. */
export class InputError extends CommandError {
  override readonly name = 'InputError';
}
