import { randomBytes } from 'node:crypto';
import type { Sizes } from './cloud/account.ts';
import type { Cloud } from './cloud/cloud.ts';
import { startDynamoDbLocal } from './cloud/dynamodb-local.ts';
import type { FaultPlan } from './cloud/gateway/faults.ts';
import { startCloud } from './cloud/start-cloud.ts';
import { createConnect, type SimulatedConnect } from './connect/connect.ts';
import type { ConnectOptions } from './connect/options.ts';
import { wallClock } from './connect/wall-clock.ts';
import { releasePorts } from './free-ports.ts';
import { type Issuer, startIssuer } from './issuer/issuer.ts';
import type { MachineClient } from './issuer/registration.ts';
import { type Addresses, addressesFrom, type LocalConfig, localConfig } from './local-config.ts';
import type { Clock } from './ports.ts';
import { noProgress, type Progress } from './progress.ts';
import { synthesize } from './synth.ts';

export interface StackOptions {
  /** The first of four consecutive ports. */
  readonly firstPort: number;
  /** Time of the simulated Connect, of its functions and of the issuer's tokens; the cloud itself runs in real time. */
  readonly clock: Clock;
  readonly connect?: Partial<ConnectOptions>;
  /** Below 1, shortens the cloud's own delays: batching windows, back-off, visibility. @default 1 */
  readonly timeScale?: number;
  /** Disturbances of the functions' requests, from the first deployment on. */
  readonly faults?: FaultPlan;
  /** How many of each there are at most, for example environments of a function. */
  readonly sizes?: Partial<Sizes>;
  readonly progress?: Progress;
  /** Fields of the config that are other than in `config/local.json`. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** Changes the synthesized output before it is run, given its folder: for tests that prove it is what runs. */
  readonly edit?: (assemblyFolder: string) => Promise<string>;
}

/** The whole product around one simulated instance: the synthesized template runs, without pages of Connect or of play. */
export interface LocalStack {
  readonly config: LocalConfig;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly connect: SimulatedConnect;
  readonly cloud: Cloud;
  readonly issuer: Issuer;
  /** The centre's own programs, with the secrets of this run. */
  readonly machines: readonly MachineClient[];
  /** The number customers dial. */
  readonly inboundNumber: string;
  /** AI agents of the config. */
  readonly aiAgents: readonly LocalAiAgent[];
  /** Asks the product's HTTP API, `path` without `/api`, as the person of that login; with a body it is a POST, unless `method` says otherwise. */
  api(
    path: string,
    login: string,
    body?: unknown,
    method?: 'POST' | 'PUT' | 'DELETE',
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Ends everything that was started, newest first. */
  stop(): Promise<void>;
}

/** An AI agent, and the number at which customers reach it through the instance. */
export interface LocalAiAgent {
  readonly name: string;
  readonly phoneNumber: string;
  readonly inboundNumber: string;
  /** By which it signs, base64. */
  readonly secret: string;
}

export const SUPERVISOR = 'sabine';
const SUPERVISORS_GROUP = 'supervisors';
const INBOUND_NUMBER = '+12065550100';

/** Synthesizes the app and runs it around a simulated Connect. @throws Error naming what could not be started; nothing stays running then. */
export async function startStack({
  firstPort,
  clock,
  connect: options,
  timeScale = 1,
  faults,
  sizes,
  progress = noProgress,
  changes,
  edit,
}: StackOptions): Promise<LocalStack> {
  const stops: (() => Promise<void>)[] = [async () => releasePorts(firstPort)];
  const stop = async () => {
    for (let end = stops.pop(); end; end = stops.pop()) await end();
  };
  try {
    const addresses = addressesFrom(firstPort);
    const config = localConfig(addresses, changes);
    const machines = machinesOf(config);
    const place = placeOf(config);
    const connect: SimulatedConnect = createConnect({ clock, seed: 1, ...place, ...options, outlets: () => cloud.outlets });
    // First of all, so that its port marks the four as taken while the rest is made.
    const issuer = await startIssuer({
      port: addresses.ports.issuer,
      people: connect.agents().map(({ login, name, supervisor }) => ({ login, name, groups: supervisor ? [SUPERVISORS_GROUP] : [] })),
      clients: [{ clientId: config.identity.audience, redirectOrigins: [addresses.desk] }],
      machines,
      now: () => clock.now(),
    });
    stops.push(() => issuer.stop());
    const database = progress('DynamoDB Local', startDynamoDbLocal());
    const synthesis = progress('CDK app synthesized', synthesize(config));
    const [{ endpoint, stop: stopDatabase }, synthesized] = await both(database, synthesis);
    stops.push(stopDatabase);
    const assemblyDir = edit ? await edit(synthesized) : synthesized;

    const cloud: Cloud = await progress(
      'Template running',
      startCloud({
        assemblyDir,
        clock: wallClock,
        functionClock: clock,
        ...place,
        providers: connect.providers,
        removers: connect.removers,
        services: [connect.service],
        ports: { site: addresses.ports.desk },
        dynamoEndpoint: endpoint,
        timeScale,
        ...(faults && { faults }),
        ...(sizes && { sizes }),
      }),
    );
    stops.push(() => cloud.stop());
    connect.associateInboundFlow(INBOUND_NUMBER, sampleInboundFlow(cloud, place.instanceId));
    const aiAgents = putAiAgentsThrough(config, connect, cloud, place.instanceId);
    return {
      config,
      addresses,
      clock,
      connect,
      cloud,
      issuer,
      machines,
      inboundNumber: INBOUND_NUMBER,
      aiAgents,
      api: apiOf(addresses.desk, issuer),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

// When one of two parallel steps fails, the other is ended before the failure is told.
async function both<T extends { stop(): Promise<void> }, U>(one: Promise<T>, other: Promise<U>): Promise<[T, U]> {
  const [first, second] = await Promise.allSettled([one, other]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'fulfilled') return [first.value, second.value];
  await first.value.stop();
  throw second.reason;
}

function placeOf({ instance }: LocalConfig): { region: string; account: string; instanceId: string } {
  const [, , , region = '', account = '', resource = ''] = instance.arn.split(':');
  return { region, account, instanceId: resource.replace('instance/', '') };
}

const machinesOf = ({ identity }: LocalConfig): readonly MachineClient[] =>
  identity.machines.map(({ claims }) => ({
    clientId: claims.client_id,
    secret: randomBytes(24).toString('base64url'),
    scopes: claims.scope.split(' '),
  }));

function sampleInboundFlow(cloud: Cloud, instanceId: string): string {
  const arn = cloud.outputs(`ConsultCallConnect-${instanceId.slice(0, 8)}`).SampleInboundFlow;
  if (!arn) throw new Error('The connect stack has no output SampleInboundFlow: the local config must ask for the sample inbound flow.');
  return arn;
}

/** Gives the flow of each AI agent a number of the instance, the first +12065550110. @throws Error when the instance has too few */
const putAiAgentsThrough = ({ aiAgents = [] }: LocalConfig, connect: SimulatedConnect, cloud: Cloud, instanceId: string): LocalAiAgent[] =>
  aiAgents.map(({ name, phoneNumber }, at) => {
    const of = (stack: string) => cloud.outputs(`ConsultCall${stack}-${instanceId.slice(0, 8)}`);
    const inboundNumber = `+1206555011${at}`;
    connect.associateInboundFlow(inboundNumber, of('Connect')[`AiAgentFlow${at + 1}`] ?? '');
    return { name, phoneNumber, inboundNumber, secret: cloud.secret(of('Desk')[`AiAgentSecret${at + 1}`] ?? '') };
  });

const apiOf =
  (desk: string, issuer: Issuer) =>
  async (path: string, login: string, body?: unknown, method: 'POST' | 'PUT' | 'DELETE' = 'POST') => {
    const authorization = `Bearer ${await issuer.tokenFor(login)}`;
    const sent = { method, headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${desk}/api${path}`, body === undefined ? { headers: { authorization } } : sent);
    return { status: response.status, body: (await response.json()) as unknown };
  };
