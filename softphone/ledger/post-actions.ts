import type { Action, ActionAnswer } from './action-log.ts';
import { LedgerError } from './errors.ts';
import { type Access, post } from './request.ts';

/** Posts entries of the desk's log. @throws LedgerError */
export async function postActions(access: Access, actions: readonly Action[]): Promise<ActionAnswer> {
  const body = await post<'log-actions'>(access, '/actions', { actions });
  if (!isAnswer(body)) throw new LedgerError('malformed');
  return body;
}

const isAnswer = (body: unknown): body is ActionAnswer =>
  typeof body === 'object' &&
  body !== null &&
  (['accepted', 'retry', 'rejected'] as const).every((name) => name in body && Array.isArray((body as Record<string, unknown>)[name]));
