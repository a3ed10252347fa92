import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { attacks } from './attacks.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ firstPort: await freePorts(), sizes: { environments: 1 } });
});
afterAll(() => demo.stop());

/** Everything that listens while `npm start` runs. */
const SERVERS: readonly (readonly [string, () => string])[] = [
  ['the play page', () => demo.stack.addresses.play],
  ["the desk's site", () => demo.stack.addresses.desk],
  ['the Contact Control Panel', () => demo.stack.addresses.instance],
  ['the issuer', () => demo.stack.addresses.issuer],
  ["the cloud's AWS endpoint", () => demo.stack.cloud.endpoint],
  ['DynamoDB Local', () => String(process.env.DYNAMODB_ENDPOINT)],
];

const MISDIRECTED = 421;

/** The status of a request, or of a WebSocket handshake, to 127.0.0.1 under another name. */
async function statusUnder(host: string, address: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const { port } = new URL(address);
  const sent = request({ host: '127.0.0.1', port, path, headers: { host, ...headers }, setHost: false }).end();
  const [answer] = await once(sent, 'response');
  answer.resume();
  return answer.statusCode;
}

const FOREIGN: readonly ((port: string) => string)[] = [
  (port) => `evil.example:${port}`,
  () => 'evil.example',
  (port) => `localhost.evil.example:${port}`,
  (port) => `127.0.0.1.evil.example:${port}`,
  (port) => `evil.localhost:${port}`,
  (port) => `169.254.169.254:${port}`,
  (port) => `0.0.0.0:${port}`,
  (port) => `192.168.1.20:${port}`,
];

describe('a page whose name was made to point here is refused', () => {
  attacks('local servers', SERVERS, async (address, tried) => {
    const { port } = new URL(address());
    const statuses = await Promise.all(FOREIGN.map((host) => statusUnder(host(port), address(), '/')));
    expect(statuses).toEqual(FOREIGN.map(() => MISDIRECTED));
    expect(await statusUnder(`localhost:${port}`, address(), '/')).not.toBe(MISDIRECTED);
    tried(FOREIGN.length);
  });

  const handshake = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  attacks<readonly [() => string, string]>(
    'local servers',
    [
      ["a socket of the desk's site", [() => demo.stack.addresses.desk, '/ws']],
      ['a socket of the Contact Control Panel', [() => demo.stack.addresses.instance, '/ccp-v2/socket?agent=alice']],
    ],
    async ([address, path], tried) => {
      const { port } = new URL(address());
      const statuses = await Promise.all(
        FOREIGN.map((host) => statusUnder(host(port), address(), path, { ...handshake, origin: `http://${host(port)}` })),
      );
      expect(statuses).toEqual(FOREIGN.map(() => MISDIRECTED));
      tried(FOREIGN.length);
    },
  );
});

/** Addresses of this machine that a server for every address answers on: those of its networks, and others that never leave it. */
const OTHER_ADDRESSES = [
  '::1',
  ...(process.platform === 'linux' ? ['127.0.0.2'] : []),
  ...Object.values(networkInterfaces()).flatMap((all = []) => all.filter(({ internal }) => !internal).map(({ address }) => address)),
];

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket
    .once('connect', () => resolve(true))
    .once('error', () => resolve(false))
    .setTimeout(2_000, () => resolve(false));
  return promise.finally(() => socket.destroy());
}

describe('nobody else on the network reaches', () => {
  attacks('local servers', SERVERS, async (address, tried) => {
    const port = Number(new URL(address()).port);
    const open = await Promise.all(OTHER_ADDRESSES.map(async (host) => ((await accepts(host, port)) ? host : null)));
    expect([open.filter(Boolean), await accepts('127.0.0.1', port)]).toEqual([[], true]);
    tried(OTHER_ADDRESSES.length);
  });
});

describe('a foreign page may not read', () => {
  attacks('local servers', SERVERS, async (address) => {
    const { headers } = await fetch(address(), { headers: { origin: 'http://evil.example' } });
    expect([undefined, null, 'http://127.0.0.1']).toContain(headers.get('access-control-allow-origin'));
  });
});

describe('a server that is added later', () => {
  const local = join(import.meta.dirname, '../../local');
  const sources = readdirSync(local, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const textOf = (name: string) => readFileSync(join(local, name), 'utf8');
  attacks(
    'local servers',
    [
      ['answers to foreign names', (text: string) => /createServer[^;]* from 'node:http'/.test(text) && !text.includes('own-host.ts')],
      ['listens on every address', (text: string) => /\.listen\((?![^)]*(127\.0\.0\.1|\bhost\b))/.test(text)],
    ],
    (isOpen) => expect(sources.filter((name) => isOpen(textOf(name)))).toEqual([]),
  );
});
