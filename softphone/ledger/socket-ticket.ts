import { LedgerError } from './errors.ts';
import { type Access, post } from './request.ts';

/** A ticket that opens one socket within 30 s. @throws LedgerError */
export async function socketTicket(access: Access): Promise<string> {
  const body = await post(access, '/socket-tickets', {});
  if (typeof body !== 'object' || body === null || !('ticket' in body) || typeof body.ticket !== 'string')
    throw new LedgerError('malformed');
  return body.ticket;
}
