import type { AwsService } from '../ports.ts';
import type { Account, Sizes } from './account.ts';
import type { Closing } from './closing.ts';
import type { CloudOptions } from './cloud.ts';
import { UnsupportedError } from './errors.ts';
import { CloudFormationService } from './gateway/cloudformation-service.ts';
import { ConnectionsService } from './gateway/connections-service.ts';
import { DynamoDbService } from './gateway/dynamodb-service.ts';
import { EventsService } from './gateway/events-service.ts';
import type { Faults } from './gateway/faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { LambdaService } from './gateway/lambda-service.ts';
import { type LoopbackAnswers, type LoopbackRequest, serveLoopback } from './gateway/loopback-server.ts';
import { ResponseDesk } from './gateway/response-desk.ts';
import { S3Service } from './gateway/s3-service.ts';
import { SecretsService } from './gateway/secrets-service.ts';
import { SqsService } from './gateway/sqs-service.ts';
import { newAccount } from './new-account.ts';
import type { AssetCatalogue } from './template/asset-catalogue.ts';

const SIZES: Sizes = { environments: 4, shards: 2 };

/** What opening an account needs besides its options. */
export interface Opening {
  readonly assets: AssetCatalogue;
  readonly onFault: (error: unknown) => void;
  readonly faults: Faults;
  readonly closing: Closing;
}

/** An empty account behind its gateway, which listens first because queue URLs and environments need its address. */
export async function openAccount(options: CloudOptions, { assets, onFault, faults, closing }: Opening): Promise<Account> {
  const opened = Promise.withResolvers<Gateway>();
  let endpoint = '';
  const responses = new ResponseDesk(() => endpoint);
  const answer = async (request: LoopbackRequest) =>
    responses.takes(request) ? responses.answer(request) : (await opened.promise).answer(request);
  const server = await serveLoopback(0, { answer }, onFault);
  closing.add(() => server.close());
  endpoint = `http://127.0.0.1:${server.port}`;
  const account = newAccount({
    ...{ assets, onFault, responses, endpoint },
    accountId: options.account,
    region: options.region,
    clock: options.clock,
    functionClock: options.functionClock ?? options.clock,
    timeScale: options.timeScale ?? 1,
    sizes: { ...SIZES, ...options.sizes },
    dynamoEndpoint: options.dynamoEndpoint,
  });
  closing.add(() => closeAccount(account));
  opened.resolve(gatewayOf(account, faults, options.services ?? []));
  return account;
}

function gatewayOf(account: Account, faults: Faults, services: readonly AwsService[]): Gateway {
  const { functions, access, work, onFault } = account;
  const gateway = new Gateway({
    functions,
    access,
    faults,
    operatorKeyId: account.operator.accessKeyId,
    beginWork: () => work.begin(),
    onFault,
  });
  const own = [
    new DynamoDbService(account.dynamoDb, account.tables, account),
    new EventsService(account.buses, account),
    new SqsService(account.queues),
    new CloudFormationService(account.outputs, account),
    new LambdaService(functions),
    new S3Service(account.buckets),
    new SecretsService(account.secrets),
    new ConnectionsService(account),
  ];
  for (const service of [...own, ...services]) gateway.add(service);
  return gateway;
}

async function closeAccount({ pace, functions, tables, dynamoDb }: Account): Promise<void> {
  pace.stop();
  await functions.stop();
  await tables.stop();
  dynamoDb.close();
}

/**
 * Serves the account's distribution and gives its address; null when there is none.
 * @throws UnsupportedError for several distributions; Error when the port is in use
 */
export async function openSite({ edge, work, onFault }: Account, port: number, closing: Closing): Promise<string | null> {
  const [distribution, another] = edge.distributions;
  if (another) throw new UnsupportedError('Several distributions are not supported by the local cloud.');
  if (!distribution) return null;
  const counted = <T>(answered: Promise<T>): Promise<T> => answered.finally(work.begin());
  const answers: LoopbackAnswers = {
    answer: (request) => counted(distribution.answer(request)),
    connect: (request, handshake) => counted(distribution.connect(request, handshake)),
  };
  const server = await serveLoopback(port, answers, onFault);
  closing.add(() => server.close());
  return `http://localhost:${server.port}`;
}
