import { randomBytes } from 'node:crypto';
import { type ApiAnswer, PROBLEM } from '../runtime/api.ts';
import { type AgentDirectory, agentOfLogin } from '../store/agent-of-login.ts';
import { putTicket } from '../store/socket-tickets.ts';

/** Long enough for a handshake on a slow line, too short to be of use to whoever finds it in a log of headers. */
const VALID_MS = 30_000;
const TICKET_BYTES = 32;

/** A ticket for one socket of the agent whom the token names (`docs/api.md`). @param nowMs milliseconds since 1970 UTC */
export async function createSocketTicket(login: string | null, nowMs: number, directory: AgentDirectory): Promise<ApiAnswer> {
  if (login === null) return PROBLEM.noLogin;
  const agentArn = await agentOfLogin(directory, login, nowMs);
  if (agentArn === null) return PROBLEM.noUser;
  const ticket = randomBytes(TICKET_BYTES).toString('base64url');
  const untilMs = nowMs + VALID_MS;
  await putTicket(directory.ledger, { ticket, agentArn, untilMs });
  return { status: 201, body: { ticket, expiresAt: new Date(untilMs).toISOString() } };
}
