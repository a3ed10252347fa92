import type { Clock } from '../ports.ts';
import type { Account, CustomResourceResponses, Sizes } from './account.ts';
import { DynamoDbLocalClient } from './dynamodb/local-client.ts';
import { Tables } from './dynamodb/tables.ts';
import { EventBuses } from './events/event-buses.ts';
import { Access } from './iam/access.ts';
import { Roles } from './iam/roles.ts';
import { newCredentials } from './lambda/credentials.ts';
import { Functions } from './lambda/functions.ts';
import { Pace } from './pace.ts';
import { Buckets } from './s3/buckets.ts';
import { Queues } from './sqs/queues.ts';
import type { AssetCatalogue } from './template/asset-catalogue.ts';
import { Work } from './work.ts';

/** What an account needs to know of the world around it. */
export interface AccountOptions {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  /** What functions take for the time of day. */
  readonly functionClock: Clock;
  readonly timeScale: number;
  readonly sizes: Sizes;
  readonly assets: AssetCatalogue;
  /** Of the gateway, which listens already. */
  readonly endpoint: string;
  readonly dynamoEndpoint: string;
  readonly responses: CustomResourceResponses;
  readonly onFault: (error: unknown) => void;
}

/** Services whose requests of functions have an address of their own, besides the general one. */
const ENDPOINT_VARIABLES = [
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI',
  'AWS_ENDPOINT_URL_CONNECT',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_EVENTBRIDGE',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  'AWS_ENDPOINT_URL_SQS',
];

/** An empty account. */
export function newAccount(options: AccountOptions): Account {
  const { accountId, region, clock, functionClock, sizes, assets, endpoint, responses, onFault } = options;
  const pace = new Pace(options.timeScale);
  const work = new Work();
  const beginWork = () => work.begin();
  const access = new Access({ accountId, region });
  const endpoints = Object.fromEntries(ENDPOINT_VARIABLES.map((name) => [name, endpoint]));
  const functions = new Functions(access, { endpoints, beginWork, worldOffsetMs: () => functionClock.now() - Date.now() });
  const queues = new Queues({ clock, pace });
  const operator = newCredentials('AKIA');
  const dynamoDb = new DynamoDbLocalClient(options.dynamoEndpoint, operator.accessKeyId);
  return {
    ...{
      accountId,
      region,
      clock,
      functionClock,
      pace,
      work,
      sizes,
      assets,
      endpoint,
      access,
      functions,
      queues,
      dynamoDb,
      responses,
      onFault,
      operator,
    },
    roles: new Roles(),
    streams: new Map(),
    tables: new Tables(dynamoDb),
    buckets: new Buckets(),
    buses: new EventBuses({ accountId, functions, queues, access, pace, beginWork, onFault }),
    apis: new Map(),
    sockets: new Map(),
    edge: {
      distributions: [],
      cachePolicies: new Map(),
      originRequestPolicies: new Map(),
      headersPolicies: new Map(),
      functions: new Map(),
      signing: new Set(),
    },
    secrets: new Map(),
    outputs: new Map(),
  };
}
