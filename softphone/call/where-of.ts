/** The kind of an error and the places in the code; its message may hold what a customer or an agent has written. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something else than an error was thrown.';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  return [error.name, ...places].join('\n');
}
