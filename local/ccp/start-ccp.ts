import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AgentPort } from '../connect/agent-port.ts';
import { forOwnHost, handshakeForOwnHost } from '../own-host.ts';
import type { Clock } from '../ports.ts';
import { AgentHub, type AgentHubOptions } from './agent-hub.ts';
import { bundlePage, type PageAssets } from './bundle.ts';
import { type CcpFaults, createFaultBoard, type FaultBoard, type FaultRule } from './fault-board.ts';
import { cookieOf, readRequest, text, writeResponse } from './http-message.ts';
import { createPageSockets } from './page-sockets.ts';
import type { ProfileName } from './profiles.ts';
import { createRoutes, SESSION_COOKIE, type SignInWay } from './routes.ts';
import { seededRandom } from './seeded-random.ts';
import { createSessions } from './sessions.ts';

export interface CcpOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly clock: Clock;
  readonly agents: (login: string) => AgentPort | undefined;
  readonly logins: readonly string[];
  /** Origins that may frame the CCP: every ancestor of the iframe has to be among them. */
  readonly approvedOrigins: () => readonly string[];
  readonly profile: ProfileName;
  /** @default 'own-page' */
  readonly signIn?: SignInWay;
  readonly faults?: readonly FaultRule[];
  /** Seeds the delays of the `slow` profile. @default 1 */
  readonly seed?: number;
  /** Hears errors that are nobody's answer. @default one line on stderr */
  readonly report?: (error: unknown) => void;
}

/** The instance's web server: CCP page, login page, and the line between them and the simulated Connect. */
export interface Ccp {
  /** `http://localhost:<port>` */
  readonly url: string;
  readonly faults: CcpFaults;
  /** Resolves when the port is free again. */
  stop(): Promise<void>;
}

/** Starts the instance's web server on the loopback address. @throws Error when the port is taken or the page does not build. */
export async function startCcp(options: CcpOptions): Promise<Ccp> {
  const { report = printError } = options;
  const assets = await bundlePage();
  const { routes, sockets, hubs, faults } = wire(options, assets, report);
  const server = createServer(
    forOwnHost((incoming, outgoing) => {
      readRequest(incoming)
        .then((request) => writeResponse(outgoing, request ? routes(request) : text(413, 'The request is too large.')))
        .catch((error: unknown) => {
          report(error);
          outgoing.destroy();
        });
    }),
  );
  server.on('upgrade', handshakeForOwnHost(sockets.upgrade));
  const port = await listen(server, options.port);
  return {
    url: `http://localhost:${port}`,
    faults,
    stop: async () => {
      sockets.stop();
      hubs.stop();
      await close(server);
    },
  };
}

/** Sessions, hubs, faults and sockets know one another only through the callbacks here. */
function wire(options: CcpOptions, assets: PageAssets, report: (error: unknown) => void) {
  const { clock, logins, profile, faults: rules = [] } = options;
  const sessions = createSessions({ logins, newId: randomUUID });
  const faults: FaultBoard = createFaultBoard({
    profile,
    rules,
    after: (delayMs, what) => clock.after(delayMs, what),
    onDown: (login) => sockets.cut(login),
    onAuthExpire: (login) => hubs.of(login).expire(),
  });
  const onSessionEnd = (login: string) => {
    sessions.signOut(login);
    sockets.end(login);
  };
  const hubs = createHubs(options, { faults, onSessionEnd, report });
  const sockets = createPageSockets({
    loginOf: ({ url = '', headers }) =>
      sessions.loginOf({ agent: new URLSearchParams(url.split('?')[1]).get('agent'), cookie: cookieOf(headers, SESSION_COOKIE) }),
    hubOf: hubs.of,
    admits: (request, login) => isOwnPage(request) && !(login !== undefined && faults.isDown(login)),
  });
  const routes = createRoutes({
    signIn: 'own-page',
    ...options,
    sessions,
    faults,
    assets,
    choices: () => choices(options),
    pages: hubs.pages,
  });
  return { routes, sockets, hubs, faults };
}

/** One hub an agent, made when the first page of that agent opens. */
function createHubs({ agents, clock, seed = 1 }: CcpOptions, rest: Pick<AgentHubOptions, 'faults' | 'onSessionEnd' | 'report'>) {
  const byLogin = new Map<string, AgentHub>();
  const random = seededRandom(seed);
  const make = (login: string) => {
    const agent = agents(login);
    if (!agent) throw new Error('The instance has no agent with this login.');
    return new AgentHub({ agent, clock, random, ...rest });
  };
  return {
    of(login: string): AgentHub {
      const hub = byLogin.get(login) ?? make(login);
      byLogin.set(login, hub);
      return hub;
    },
    pages: () => Object.fromEntries([...byLogin].map(([login, hub]) => [login, hub.pages()])),
    stop() {
      for (const hub of byLogin.values()) hub.stop();
    },
  };
}

/** Only the CCP page itself may open a socket: a foreign page's handshake carries its own origin. */
function isOwnPage({ url, headers }: IncomingMessage): boolean {
  return url?.split('?')[0] === '/ccp-v2/socket' && headers.origin === `http://${headers.host}`;
}

const choices = ({ logins, agents }: CcpOptions) =>
  logins.map((login) => ({ login, name: String(agents(login)?.configuration().name ?? login) }));

function printError(error: unknown): void {
  process.stderr.write(`ccp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The instance got no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  server.closeAllConnections();
  await closed;
}
