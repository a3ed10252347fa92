import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { PhoneNetwork } from '../connect/phone-network.ts';
import type { TruthBook } from '../connect/truth.ts';
import { forOwnHost } from '../own-host.ts';
import { createActions } from './actions.ts';
import { bundlePage } from './bundle.ts';
import { createEventStream } from './event-stream.ts';
import { createLines } from './lines.ts';
import { liveState } from './live-state.ts';
import { createNameOf } from './names.ts';
import { answerRequest, type ProductAnswer } from './routes.ts';
import type { Does, Settings } from './shapes.ts';

export interface PlayPageOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly phones: PhoneNetwork;
  /** The number customers call, E.164. */
  readonly inboundNumber: string;
  /** AI agents, and the numbers at which customers reach them. @default none */
  readonly aiAgents?: readonly { readonly name: string; readonly inboundNumber: string; readonly phoneNumber: string }[];
  /** The first two are shown at first. */
  readonly agents: readonly { readonly login: string; readonly name: string; readonly arn: string }[];
  readonly queues?: readonly { readonly name: string; readonly arn: string }[];
  /** Outside numbers to prepare before anybody dials them. */
  readonly outsiders?: readonly { readonly name: string; readonly number: string }[];
  /** The desk; `login_hint` is added to it. */
  readonly deskUrl: string;
  readonly reportUrl: string;
  /** Read only to list the calls and to show, on demand, what really happened. */
  readonly truth: TruthBook;
  /** `GET /contacts/{id}/tree` of the product's API, as it answers a supervisor. */
  readonly productTree: (contactId: string) => Promise<ProductAnswer>;
  /** `GET /reports/consults` with this query, likewise. */
  readonly productReport: (query: string) => Promise<ProductAnswer>;
  /** The client for pages that frame the desk. @default what the desk serves at /client/consult-call.js */
  readonly deskClient?: () => Promise<string>;
  /** Milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
  /** Hears errors that are nobody's answer. @default one line on stderr */
  readonly report?: (error: unknown) => void;
}

/** Serves the page where people play customers and outside parties beside two agents' desks. @throws Error when the port is taken. */
export async function startPlayPage(options: PlayPageOptions): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { phones, truth, inboundNumber, aiAgents = [], nowMs = Date.now, report = printError } = options;
  const settings = settingsOf(options);
  const nameOf = createNameOf({ ...settings.names, customer: 'customer' });
  const lines = createLines({ newId: randomUUID, nowMs, nameOf });
  const behaviours = new Map<string, Does>();
  const actions = createActions({ phones, lines, inboundNumber, otherNumbers: aiAgents.map((one) => one.inboundNumber), behaviours });
  const events = createEventStream(() => liveState({ phones, truth, lines, nameOf, behaviours }));
  const deskClient = options.deskClient ?? (() => textAt(new URL('client/consult-call.js', options.deskUrl)));
  const parts = { ...options, deskClient, assets: await bundlePage(), settings, actions, nowMs, startedAtMs: nowMs() };
  const server = createServer(
    forOwnHost((request, response) => {
      if (request.url === '/events') return events.join(response);
      answerRequest(parts, request)
        .then(({ status, type, body, headers }) => {
          response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers }).end(body);
          if (request.method === 'POST') events.changed();
        })
        .catch((error: unknown) => {
          report(error);
          response.destroy();
        });
    }),
  );
  const stopListening = phones.onChange(events.changed);
  const port = await listen(server, options.port);
  return {
    url: `http://localhost:${port}/`,
    stop: async () => {
      stopListening();
      events.stop();
      await close(server);
    },
  };
}

function settingsOf({ inboundNumber, aiAgents = [], agents, queues = [], outsiders = [], deskUrl, reportUrl }: PlayPageOptions): Settings {
  return {
    inboundNumber,
    aiAgents: aiAgents.map(({ name, inboundNumber: number }) => ({ name, inboundNumber: number })),
    reportUrl,
    outsiders,
    names: Object.fromEntries([...agents, ...queues].map(({ arn, name }) => [arn, name])),
    agents: agents.map(({ login, name }) => ({ login, name, deskUrl: deskFor(deskUrl, login) })),
  };
}

async function textAt(url: URL): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname} of the desk has status ${answer.status}.`);
  return answer.text();
}

function deskFor(deskUrl: string, login: string): string {
  const url = new URL(deskUrl);
  url.searchParams.set('login_hint', login);
  return url.href;
}

function printError(error: unknown): void {
  process.stderr.write(`play page: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The play page got no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  server.closeAllConnections();
  await closed;
}
