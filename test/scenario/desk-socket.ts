import { WebSocket } from 'ws';
import type { LocalStack } from '../../local/stack.ts';
import { toldAsContract } from './as-contract.ts';

/** A message to a desk, as `docs/api.md` has them. */
export interface Told {
  readonly type: string;
  readonly rootContactId?: string;
  readonly contactIds?: readonly string[];
  readonly version?: number;
  readonly agents?: readonly { readonly agentId: string; readonly state: string; readonly since: string | null }[];
}

/** The socket of a desk, without the desk. */
export interface DeskSocket {
  readonly protocol: string;
  /** The news it was told so far, oldest first. */
  readonly told: readonly Told[];
  /** Sends a message and resolves with its answer. */
  ask(message: object): Promise<Told>;
  /** Resolves when everything that was sent to it has arrived: what comes after a question comes before its answer. */
  caughtUp(): Promise<void>;
  /** Resolves when the other side has closed it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const NEWS = ['contact-changed', 'note-changed', 'hand-off-changed', 'presence'];

/** @throws Error with the API's answer when it gives no ticket */
export async function ticketFor(stack: LocalStack, login: string): Promise<string> {
  const { status, body } = await stack.api('/socket-tickets', login, {});
  if (status !== 201) throw new Error(`${login} was given no ticket: ${status} ${JSON.stringify(body)}`);
  return (body as { ticket: string }).ticket;
}

/** Opens a socket with these subprotocols, from a page of the desk unless another is named. @throws Error with the status of a refused handshake */
export async function openSocket({ addresses }: LocalStack, protocols: readonly string[], origin = addresses.desk): Promise<DeskSocket> {
  const socket = new WebSocket(`${addresses.desk.replace('http', 'ws')}/ws`, [...protocols], { origin });
  const told: Told[] = [];
  const asked: ((answer: Told) => void)[] = [];
  socket.on('message', (data) => {
    const message = toldAsContract(JSON.parse(String(data)));
    if (NEWS.includes(message.type)) told.push(message);
    else asked.shift()?.(message);
  });
  const ask = (message: object): Promise<Told> => {
    const { promise, resolve } = Promise.withResolvers<Told>();
    asked.push(resolve);
    socket.send(JSON.stringify(message));
    return promise;
  };
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    protocol: socket.protocol,
    told,
    ended,
    ask,
    caughtUp: async () => {
      await ask({ type: 'ping' });
    },
    close: async () => {
      socket.close();
      await ended;
    },
  };
}

/** The socket of an agent's desk, opened as a desk does it. */
export const deskSocket = async (stack: LocalStack, login: string): Promise<DeskSocket> =>
  openSocket(stack, ['consult-call.v1', `ticket.${await ticketFor(stack, login)}`]);
