import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';

const require = createRequire(import.meta.url);
const SOURCE = readFileSync(require.resolve('amazon-connect-chatjs'), 'utf8');

/** One side of a chat as the unmodified library hands it out; more of it is not used here. */
export interface ChatSide {
  connect(): Promise<unknown>;
  sendMessage(message: { readonly message: string; readonly contentType: string }): Promise<{ readonly data: { readonly Id: string } }>;
  sendEvent(event: { readonly contentType: string; readonly content?: string }): Promise<unknown>;
  getTranscript(args: Readonly<Record<string, unknown>>): Promise<{ readonly data: { readonly Transcript: readonly ChatData[] } }>;
  disconnectParticipant(): Promise<unknown>;
  onMessage(listener: (event: { readonly data: ChatData }) => void): void;
  onTyping(listener: (event: { readonly data: ChatData }) => void): void;
  onEnded(listener: (event: { readonly data: ChatData }) => void): void;
}

/** An item as the library gives it. */
export interface ChatData {
  readonly Id: string;
  readonly AbsoluteTime: string;
  readonly ContentType: string;
  readonly Content?: string;
  readonly ParticipantRole: string;
  readonly DisplayName: string;
  readonly ContactId: string;
}

export interface ChatLibrary {
  customer(chat: { readonly ContactId?: string; readonly ParticipantId?: string; readonly ParticipantToken?: string }): ChatSide;
  agent(args: Readonly<Record<string, unknown>>): ChatSide;
}

/** What a browser has beyond the language, by the names that Node has it, too. */
const BROWSER = [
  ...['AbortController', 'Blob', 'Event', 'EventTarget', 'FormData', 'Headers', 'ReadableStream', 'Request', 'Response', 'TextDecoder'],
  ...['TextEncoder', 'URL', 'URLSearchParams', 'WebSocket', 'atob', 'btoa', 'clearInterval', 'clearTimeout', 'crypto', 'fetch'],
  ...['performance', 'queueMicrotask', 'setInterval', 'setTimeout'],
];

/** The unmodified amazon-connect-chatjs in a page of its own, whose globals are those of this process; `endpoint` is the participant service, `now` what the page takes for the time. */
export function loadChatLibrary(endpoint: string, now: () => number): ChatLibrary {
  const globals = Object.fromEntries(BROWSER.map((name) => [name, Reflect.get(globalThis, name)]));
  const page = createContext({
    ...globals,
    now,
    console: QUIET,
    document: {},
    navigator: { userAgent: 'node', onLine: true },
    location: { href: endpoint },
  });
  runInContext('globalThis.window = globalThis; globalThis.self = globalThis; globalThis.addEventListener = () => {};', page);
  runInContext(PAGE_TIME, page);
  runInContext(SOURCE, page);
  const { ChatSession } = Reflect.get(page, 'connect');
  const region = 'us-east-1';
  ChatSession.setGlobalConfig({ endpoint, region, loggerConfig: { level: 'NONE' } });
  const create = (args: Readonly<Record<string, unknown>>): ChatSide =>
    ChatSession.create({ ...args, options: { region }, disableCSM: true });
  return {
    customer: ({ ContactId, ParticipantId, ParticipantToken }) =>
      create({
        type: 'CUSTOMER',
        chatDetails: { contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken },
      }),
    agent: (args) => create({ type: 'AGENT', ...args }),
  };
}

// The library takes the rest of an address's life from the page's own clock.
const PAGE_TIME =
  'globalThis.Date = class extends Date { constructor(...given) { super(...(given.length > 0 ? given : [now()])); } static now() { return now(); } };';

const QUIET = Object.fromEntries(['log', 'info', 'debug', 'warn', 'error', 'trace'].map((name) => [name, () => {}]));
