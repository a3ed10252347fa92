import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';

/** Opens one socket. */
export const socketTicket = z.object({
  ticket: z.string(),
  expiresAt: z.iso.datetime(),
  socketEndsInMs: z.int().check(z.describe('How long from now the socket may be open.')),
});

export type SocketTicket = Immutable<z.infer<typeof socketTicket>>;
