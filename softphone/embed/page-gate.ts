import { PAGE_COMMANDS, PAGE_PROTOCOL, PAGE_PROTOCOL_VERSION } from '../../contract/page-protocol.ts';
import type { Clock } from '../call/conductor.ts';
import type { PageSession } from './page-session.ts';

/** The window around the desk, as far as it is needed. */
export interface Around {
  /** Calls back for every message of a window, with its origin and whether it is the page that frames the desk. */
  onMessage(listener: (message: WindowMessage) => void): void;
  /** Sends to the page that frames the desk, if it is of this origin; the port goes along. */
  post(message: unknown, origin: string, port?: MessagePort): void;
}

export interface WindowMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly isFromParent: boolean;
}

export interface PageGateOptions {
  readonly around: Around;
  /** Exact origins that may command the desk, from the config. */
  readonly origins: readonly string[];
  readonly clock: Clock;
  /** Opens a session that sends by the port. */
  readonly openSession: (port: MessagePort) => PageSession;
  /** A message of the spelling that some CRMs send without a handshake; answered to its origin. */
  readonly onEnvelope: (data: unknown, answer: (reply: object) => void) => void;
}

const ANNOUNCED_EVERY_MS = 1_000;
const ANNOUNCED_FOR = 30;
/** Time alone changes what is allowed: going back from a target that does not answer. */
const LOOKED_EVERY_MS = 1_000;

/**
 * Lets the page that frames the desk talk to it: one hello from an exact origin of the config, answered with a port of its own, and after that the port alone. The
 * desk announces itself for half a minute, to those origins only; without an answer it goes on alone.
 */
export function pageGate({ around, origins, clock, openSession, onEnvelope }: PageGateOptions): { changed(): void } {
  let session: PageSession | null = null;
  let closed: MessagePort | null = null;

  const keepLooking = (): void => {
    session?.changed();
    clock.after(LOOKED_EVERY_MS, keepLooking);
  };

  const welcome = (origin: string): void => {
    const isFirst = session === null;
    closed?.close();
    const { port1, port2 } = new MessageChannel();
    closed = port1;
    const opened = openSession(port1);
    session = opened;
    port1.onmessage = ({ data }) => void opened.take(data);
    around.post({ protocol: PAGE_PROTOCOL, type: 'welcome', version: PAGE_PROTOCOL_VERSION, commands: PAGE_COMMANDS }, origin, port2);
    opened.changed();
    if (isFirst) clock.after(LOOKED_EVERY_MS, keepLooking);
  };

  around.onMessage(({ data, origin, isFromParent }) => {
    if (!isFromParent || !origins.includes(origin)) return;
    if (isHello(data)) welcome(origin);
    else if (isEnvelope(data)) onEnvelope(data, (reply) => around.post(reply, origin));
  });

  const announce = (left: number): void => {
    if (session || left === 0) return;
    for (const origin of origins) around.post({ protocol: PAGE_PROTOCOL, type: 'ready', versions: [PAGE_PROTOCOL_VERSION] }, origin);
    clock.after(ANNOUNCED_EVERY_MS, () => announce(left - 1));
  };
  if (origins.length > 0) announce(ANNOUNCED_FOR);

  return { changed: () => session?.changed() };
}

const fieldOf = (data: unknown, name: string): unknown => (typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined);

/** One of another version is not answered: the page tries an older one. */
const isHello = (data: unknown): boolean =>
  fieldOf(data, 'protocol') === PAGE_PROTOCOL && fieldOf(data, 'type') === 'hello' && fieldOf(data, 'version') === PAGE_PROTOCOL_VERSION;

const isEnvelope = (data: unknown): boolean => typeof fieldOf(data, 'subtopic') === 'string';
