/** A function's answer may have 32 KB at most (AG/connect-lambda-functions). */
const LARGEST_BYTES = 32 * 1024;

/**
 * The answer as `$.External` holds it.
 * @throws Error when it is too large, no object, or no flat map of simple values where STRING_MAP is asked.
 */
export function functionAnswer(answer: unknown, responseType: string): Readonly<Record<string, unknown>> {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) throw new Error('the answer is no object');
  if (Buffer.byteLength(JSON.stringify(answer)) > LARGEST_BYTES) throw new Error('the answer is larger than 32 KB');
  const nested = Object.entries(answer).find(([, value]) => value !== null && typeof value === 'object');
  if (responseType === 'STRING_MAP' && nested) throw new Error(`the answer is no flat map: ${nested[0]}`);
  return Object.fromEntries(Object.entries(answer));
}
