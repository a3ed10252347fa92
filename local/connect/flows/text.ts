/** A parameter as text; anything else is empty. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names and texts of an object of strings, for example LambdaInvocationAttributes. */
export const textsOf = (value: unknown): [string, string][] =>
  value !== null && typeof value === 'object' ? Object.entries(value).map(([name, text]): [string, string] => [name, String(text)]) : [];
