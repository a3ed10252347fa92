import type { SocketTicket } from '../../contract/schemas/socket-ticket.ts';
import { LedgerError } from './errors.ts';
import { type Access, post } from './request.ts';

/** A ticket of its own for each socket. @throws LedgerError */
export async function socketTicket(access: Access): Promise<SocketTicket> {
  const body = await post<'create-socket-ticket'>(access, '/socket-tickets', {});
  if (!isTicket(body)) throw new LedgerError('malformed');
  return body;
}

const isTicket = (body: unknown): body is SocketTicket => {
  const { ticket, socketEndsInMs } = Object(body);
  return typeof ticket === 'string' && typeof socketEndsInMs === 'number';
};
