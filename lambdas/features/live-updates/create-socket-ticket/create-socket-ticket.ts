import { randomBytes } from 'node:crypto';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { ApiRequest } from '../../../runtime/api-request.ts';
import { type AgentDirectory, agentOfLogin } from '../../../store/agent-of-login.ts';
import { putTicket } from '../../../store/socket-tickets.ts';
import { OPEN_AT_MOST_MS } from '../../../store/sockets.ts';

/** Long enough for a handshake on a slow line, too short to be of use to somebody who finds it in a log of headers. */
const VALID_MS = 30_000;
const TICKET_BYTES = 32;

type TicketRequest = Pick<ApiRequest, 'caller' | 'tokenEndsAtMs' | 'nowMs'>;

/** A ticket for one socket of the agent that the token names. Neither outlives the token (`docs/api.md`). */
export async function createSocketTicket(
  { caller: { login }, tokenEndsAtMs, nowMs }: TicketRequest,
  directory: AgentDirectory,
): Promise<RouteAnswer<'create-socket-ticket'>> {
  if (login === null) return PROBLEM.noLogin;
  if (tokenEndsAtMs === null || tokenEndsAtMs <= nowMs) return PROBLEM.tokenEnded;
  const agentArn = await agentOfLogin(directory, login, nowMs);
  if (agentArn === null) return PROBLEM.noUser;
  const ticket = randomBytes(TICKET_BYTES).toString('base64url');
  const socketUntilMs = Math.min(tokenEndsAtMs, nowMs + OPEN_AT_MOST_MS);
  const untilMs = Math.min(nowMs + VALID_MS, socketUntilMs);
  await putTicket(directory.ledger, { ticket, agentArn, untilMs, socketUntilMs });
  // A duration: the desk's clock may be wrong.
  return { status: 201, body: { ticket, expiresAt: new Date(untilMs).toISOString(), socketEndsInMs: socketUntilMs - nowMs } };
}
