import type { ProvidedResource, ResourceProvider } from '../../ports.ts';
import type { Account } from '../account.ts';
import { UnsupportedError } from '../errors.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import { BUCKET_DEPLOYMENT } from './bucket-deployment.ts';
import { DISTRIBUTION } from './cloudfront-distribution.ts';
import {
  CACHE_POLICY,
  CLOUDFRONT_FUNCTION,
  ORIGIN_ACCESS_CONTROL,
  ORIGIN_REQUEST_POLICY,
  RESPONSE_HEADERS_POLICY,
} from './cloudfront-policies.ts';
import { isCustom, makeCustomResource } from './custom-resource.ts';
import { DYNAMODB_GLOBAL_TABLE, DYNAMODB_TABLE } from './dynamodb-table.ts';
import { EVENT_BUS } from './event-bus.ts';
import { EVENT_SOURCE_MAPPING } from './event-source-mapping.ts';
import { EVENTS_RULE } from './events-rule.ts';
import { HTTP_API, HTTP_API_AUTHORIZER, HTTP_API_INTEGRATION, HTTP_API_ROUTE, HTTP_API_STAGE } from './http-api.ts';
import { IAM_MANAGED_POLICY, IAM_POLICY, IAM_ROLE } from './iam.ts';
import { INERT_TYPES } from './inert-types.ts';
import { KINESIS_STREAM } from './kinesis-stream.ts';
import { LAMBDA_FUNCTION } from './lambda-function.ts';
import { LAMBDA_PERMISSION } from './lambda-permission.ts';
import { type ResourceType, refuseUnknownProperties } from './resource-type.ts';
import { S3_BUCKET, S3_BUCKET_POLICY } from './s3-bucket.ts';
import { SECRET } from './secret.ts';
import { SQS_QUEUE, SQS_QUEUE_POLICY } from './sqs-queue.ts';
import { SOCKET_ROUTE_RESPONSE } from './websocket-api.ts';

/** Every type that is made real, apart from stacks, custom resources and what the caller provides. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  BUCKET_DEPLOYMENT,
  CACHE_POLICY,
  CLOUDFRONT_FUNCTION,
  DISTRIBUTION,
  DYNAMODB_GLOBAL_TABLE,
  DYNAMODB_TABLE,
  EVENT_BUS,
  EVENTS_RULE,
  EVENT_SOURCE_MAPPING,
  HTTP_API,
  HTTP_API_AUTHORIZER,
  HTTP_API_INTEGRATION,
  HTTP_API_ROUTE,
  HTTP_API_STAGE,
  IAM_MANAGED_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  KINESIS_STREAM,
  LAMBDA_FUNCTION,
  LAMBDA_PERMISSION,
  ORIGIN_ACCESS_CONTROL,
  ORIGIN_REQUEST_POLICY,
  RESPONSE_HEADERS_POLICY,
  S3_BUCKET,
  S3_BUCKET_POLICY,
  SECRET,
  SOCKET_ROUTE_RESPONSE,
  SQS_QUEUE,
  SQS_QUEUE_POLICY,
];

/**
 * Makes one resource: by the caller's provider, by a type of ours, by a function of the template, or as inert.
 * @throws UnsupportedError for a type nobody knows, and for a property of a known type nobody knows
 */
export async function makeResource(
  request: ResourceRequest,
  account: Account,
  providers: Readonly<Record<string, ResourceProvider>>,
): Promise<ProvidedResource> {
  const provider = providers[request.type];
  if (provider) return provider(request.properties, { logicalId: request.logicalId, stackName: request.stackName });
  const type = RESOURCE_TYPES.find((each) => each.type === request.type);
  if (type) {
    refuseUnknownProperties(type, request);
    return type.make(request, account);
  }
  const inert = INERT_TYPES[request.type];
  if (inert) return inert.make(request, account);
  if (isCustom(request.type)) return makeCustomResource(request, account);
  throw new UnsupportedError(
    'the local cloud does not know this resource type. Take it out of what runs here, or teach it to local/cloud/resources.',
  );
}
