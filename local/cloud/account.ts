import type { Clock } from '../ports.ts';
import type { DynamoDbLocalClient } from './dynamodb/local-client.ts';
import type { Tables } from './dynamodb/tables.ts';
import type { EventBuses } from './events/event-buses.ts';
import type { HttpApi } from './http-api/http-api.ts';
import type { Access } from './iam/access.ts';
import type { Roles } from './iam/roles.ts';
import type { KinesisStream } from './kinesis/kinesis-stream.ts';
import type { Functions } from './lambda/functions.ts';
import type { Credentials } from './lambda/reserved-variables.ts';
import type { Pace } from './pace.ts';
import type { Buckets } from './s3/buckets.ts';
import type { Forwarding } from './site/behaviours.ts';
import type { Distribution } from './site/distribution.ts';
import type { EdgeFunction } from './site/edge-function.ts';
import type { HeadersPolicy } from './site/headers-policy.ts';
import type { Queues } from './sqs/queues.ts';
import type { AssetCatalogue } from './template/asset-catalogue.ts';
import type { WebSocketApi } from './websocket-api/websocket-api.ts';
import type { Work } from './work.ts';

/** Sizes that are ours to choose, because AWS scales by itself. */
export interface Sizes {
  /** Execution environments of one function at most. */
  readonly environments: number;
  /** Shards of a table's stream, and of an on-demand Kinesis stream. */
  readonly shards: number;
}

/** One AWS account in one region: everything the makers of resources put into it and find in it. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  /** What functions and authorizers take for the time of day. */
  readonly functionClock: Clock;
  readonly pace: Pace;
  readonly work: Work;
  readonly sizes: Sizes;
  readonly assets: AssetCatalogue;
  /** `http://127.0.0.1:<port>` of the AWS gateway. */
  readonly endpoint: string;
  readonly access: Access;
  readonly roles: Roles;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly streams: Map<string, KinesisStream>;
  readonly tables: Tables;
  readonly dynamoDb: DynamoDbLocalClient;
  readonly buckets: Buckets;
  readonly buses: EventBuses;
  readonly apis: Map<string, HttpApi>;
  readonly sockets: Map<string, WebSocketApi>;
  readonly edge: {
    readonly distributions: Distribution[];
    readonly cachePolicies: Map<string, Forwarding>;
    readonly originRequestPolicies: Map<string, Forwarding>;
    readonly headersPolicies: Map<string, HeadersPolicy>;
    readonly functions: Map<string, EdgeFunction>;
    /** Origin access controls that sign requests, by id. */
    readonly signing: Set<string>;
  };
  /** Secret texts by ARN. */
  readonly secrets: Map<string, string>;
  /** Outputs of the stacks made so far, by stack. */
  readonly outputs: Map<string, Readonly<Record<string, string>>>;
  /** The keys of somebody who may do everything. */
  readonly operator: Credentials;
  /** Waits for a custom resource's answer under an address of its own. */
  readonly responses: CustomResourceResponses;
  /** Told of what went wrong without anybody waiting for it. */
  readonly onFault: (error: unknown) => void;
}

/** Where custom resources answer. */
export interface CustomResourceResponses {
  /** A fresh address and the JSON that is put there. */
  expect(): { readonly url: string; readonly answer: Promise<unknown>; readonly forget: () => void };
}

/** `arn:aws:<service>:<region>:<account>:<resource>` */
export const arnOf = (account: Pick<Account, 'region' | 'accountId'>, service: string, resource: string): string =>
  `arn:aws:${service}:${account.region}:${account.accountId}:${resource}`;
