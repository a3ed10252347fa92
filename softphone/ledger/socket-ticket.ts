import { LedgerError } from './errors.ts';
import { type Access, post } from './request.ts';

/** Opens one socket within 30 s. */
export interface SocketTicket {
  readonly ticket: string;
  /** For how long from now the socket may be open, in milliseconds: no longer than the token that asked for it. */
  readonly socketEndsInMs: number;
}

/** A ticket of its own for each socket. @throws LedgerError */
export async function socketTicket(access: Access): Promise<SocketTicket> {
  const body = await post(access, '/socket-tickets', {});
  if (!isTicket(body)) throw new LedgerError('malformed');
  return body;
}

const isTicket = (body: unknown): body is SocketTicket => {
  const { ticket, socketEndsInMs } = Object(body);
  return typeof ticket === 'string' && typeof socketEndsInMs === 'number';
};
