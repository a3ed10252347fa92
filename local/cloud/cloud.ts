import type { AwsService, Clock, Outlets, ResourceProvider } from '../ports.ts';
import type { Account, Sizes } from './account.ts';
import { AccountOutlets } from './account-outlets.ts';
import { Closing } from './closing.ts';
import { Deployment } from './deployment.ts';
import { UnsupportedError } from './errors.ts';
import { DynamoDbService } from './gateway/dynamodb-service.ts';
import { type FaultPlan, Faults } from './gateway/faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { type LoopbackRequest, serveLoopback } from './gateway/loopback-server.ts';
import { ResponseDesk } from './gateway/response-desk.ts';
import { SqsService } from './gateway/sqs-service.ts';
import type { DeniedRequest, UnusedGrant, UsedGrant } from './iam/access.ts';
import { type BucketView, bucketView, type FunctionView, functionView, type QueueView, queueViews } from './inspection.ts';
import { newAccount } from './new-account.ts';
import { readAssembly } from './template/assembly.ts';
import type { AssetCatalogue } from './template/asset-catalogue.ts';
import type { MadeResource } from './template/stack-scope.ts';

export interface CloudOptions {
  /** Folder that `cdk synth` wrote. */
  readonly assemblyDir: string;
  readonly clock: Clock;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Makers of resource types that are not this room's, by type. */
  readonly providers?: Readonly<Record<string, ResourceProvider>>;
  /** AWS services that are not this room's. */
  readonly services?: readonly AwsService[];
  /** Where the distribution is served; a free port unless given. */
  readonly ports?: { readonly site?: number };
  /** One line per step, with its seconds. */
  readonly progress?: (line: string) => void;
  /** Of DynamoDB Local. */
  readonly dynamoEndpoint: string;
  readonly faults?: FaultPlan;
  /** Below 1, shortens the services' own delays: windows, back-off, visibility after a failure, record ages. @default 1 */
  readonly timeScale?: number;
  readonly sizes?: Partial<Sizes>;
}

/** A running cloud. */
export interface Cloud {
  readonly outlets: Outlets;
  /** `http://127.0.0.1:<port>`: DynamoDB, SQS and the services that were given, for signed requests of the functions. */
  readonly endpoint: string;
  /** `http://localhost:<port>`, or null when the template has no distribution. */
  readonly siteUrl: string | null;
  /** @throws TemplateError for an unknown stack */
  outputs(stack: string): Readonly<Record<string, string>>;
  /** By the beginning of the logical id, and the type where that is not clear. @throws TemplateError unless there is exactly one */
  resource(stack: string, logicalIdPrefix: string, type?: string): MadeResource;
  /** Resolves when no event, message or record is waiting or being worked on, and no function runs. @throws when a stream cannot be read */
  idle(): Promise<void>;
  /** Starts one environment of every function. */
  warm(): Promise<void>;
  functions(): readonly FunctionView[];
  queues(): readonly QueueView[];
  buckets(): readonly BucketView[];
  deniedRequests(): readonly DeniedRequest[];
  usedGrants(): readonly UsedGrant[];
  /** What the roles allow and no request has needed so far; permissions that are not evaluated here are left out. */
  unusedGrants(): readonly UnusedGrant[];
  /** What went wrong without anybody waiting for it: a lost event, a stream that cannot be read, a call of an unknown service. */
  troubles(): readonly Error[];
  /** Replaces the plan of injected faults; its dice begin anew. */
  injectFaults(plan: FaultPlan): void;
  stop(): Promise<void>;
}

const SIZES: Sizes = { environments: 4, shards: 2 };

/**
 * Makes everything the synthesized templates describe, and runs it.
 * @throws UnsupportedError, TemplateError or ResourceFailedError with one line that names stack, logical id and type; nothing is left running
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start(options: CloudOptions, closing: Closing): Promise<Cloud> {
  const progress = options.progress ?? (() => {});
  const { stacks, assets } = readAssembly(options.assemblyDir);
  const troubles: Error[] = [];
  const onFault = (error: unknown) => {
    troubles.push(error instanceof Error ? error : new Error(String(error)));
    progress(`trouble in the local cloud: ${troubles.at(-1)?.message}`);
  };
  const faults = new Faults(options.faults);
  const account = await openAccount(options, { assets, onFault, faults, closing });
  const deployment = new Deployment(account, options.providers ?? {});
  for (const stack of stacks) {
    const startedAt = performance.now();
    const { resources } = await deployment.make(stack);
    progress(`stack ${stack.stackName}: ${resources.length} resources, ${((performance.now() - startedAt) / 1000).toFixed(2)} s`);
  }
  const siteUrl = await openSite(account, options.ports?.site ?? 0, closing);
  return new RunningCloud({ account, deployment, faults, troubles, siteUrl, closing });
}

interface Parts {
  readonly account: Account;
  readonly deployment: Deployment;
  readonly faults: Faults;
  readonly troubles: readonly Error[];
  readonly siteUrl: string | null;
  readonly closing: Closing;
}

class RunningCloud implements Cloud {
  readonly outlets: Outlets;
  readonly endpoint: string;
  readonly siteUrl: string | null;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.outlets = new AccountOutlets(parts.account);
    this.endpoint = parts.account.endpoint;
    this.siteUrl = parts.siteUrl;
  }

  outputs(stack: string): Readonly<Record<string, string>> {
    return this.#parts.deployment.outputs(stack);
  }

  resource(stack: string, logicalIdPrefix: string, type?: string): MadeResource {
    return this.#parts.deployment.resource(stack, logicalIdPrefix, type);
  }

  async idle(): Promise<void> {
    const { work, tables } = this.#parts.account;
    // What was written since the last read shows only when the streams are read again; what they give is work again.
    do await work.whenQuiet();
    while ((await tables.readStreams()) > 0 || !work.quiet);
  }

  async warm(): Promise<void> {
    await this.#parts.account.functions.warm();
  }

  functions(): readonly FunctionView[] {
    return this.#parts.account.functions.all().map(functionView);
  }

  queues(): readonly QueueView[] {
    return queueViews(this.#parts.account.queues.all());
  }

  buckets(): readonly BucketView[] {
    return this.#parts.account.buckets.all().map(bucketView);
  }

  deniedRequests(): readonly DeniedRequest[] {
    return this.#parts.account.access.denied();
  }

  usedGrants(): readonly UsedGrant[] {
    return this.#parts.account.access.used();
  }

  unusedGrants(): readonly UnusedGrant[] {
    return this.#parts.account.access.unused();
  }

  troubles(): readonly Error[] {
    return [...this.#parts.troubles];
  }

  injectFaults(plan: FaultPlan): void {
    this.#parts.faults.use(plan);
  }

  async stop(): Promise<void> {
    await this.#parts.closing.close();
  }
}

interface Opening {
  readonly assets: AssetCatalogue;
  readonly onFault: (error: unknown) => void;
  readonly faults: Faults;
  readonly closing: Closing;
}

// The gateway listens before there is an account, because queue URLs and environments need its address.
async function openAccount(options: CloudOptions, { assets, onFault, faults, closing }: Opening): Promise<Account> {
  const opened = Promise.withResolvers<Gateway>();
  let endpoint = '';
  const responses = new ResponseDesk(() => endpoint);
  const answer = async (request: LoopbackRequest) =>
    responses.takes(request) ? responses.answer(request) : (await opened.promise).answer(request);
  const server = await serveLoopback(0, answer, onFault);
  closing.add(() => server.close());
  endpoint = `http://127.0.0.1:${server.port}`;
  const account = newAccount({
    ...{ assets, onFault, responses, endpoint },
    accountId: options.account,
    region: options.region,
    clock: options.clock,
    timeScale: options.timeScale ?? 1,
    sizes: { ...SIZES, ...options.sizes },
    dynamoEndpoint: options.dynamoEndpoint,
  });
  closing.add(() => closeAccount(account));
  opened.resolve(gatewayOf(account, faults, options.services ?? []));
  return account;
}

function gatewayOf(account: Account, faults: Faults, services: readonly AwsService[]): Gateway {
  const { functions, access, onFault } = account;
  const gateway = new Gateway({ functions, access, faults, onFault });
  const own = [new DynamoDbService(account.dynamoDb, account.tables, account), new SqsService(account.queues)];
  for (const service of [...own, ...services]) gateway.add(service);
  return gateway;
}

async function closeAccount({ pace, functions, tables, dynamoDb }: Account): Promise<void> {
  pace.stop();
  await functions.stop();
  await tables.stop();
  dynamoDb.close();
}

async function openSite({ edge, work, onFault }: Account, port: number, closing: Closing): Promise<string | null> {
  const [distribution, another] = edge.distributions;
  if (another) throw new UnsupportedError('Several distributions are not supported by the local cloud.');
  if (!distribution) return null;
  const answer = (request: LoopbackRequest) => {
    const end = work.begin();
    return distribution.answer(request).finally(end);
  };
  const server = await serveLoopback(port, answer, onFault);
  closing.add(() => server.close());
  return `http://localhost:${server.port}`;
}
