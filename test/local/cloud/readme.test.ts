import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DYNAMODB_OPERATIONS } from '../../../local/cloud/dynamodb/needed-permissions.ts';
import { FILTERS } from '../../../local/cloud/events/event-pattern.ts';
import { CLOUDFORMATION_OPERATIONS } from '../../../local/cloud/gateway/cloudformation-service.ts';
import { CONNECTIONS_OPERATIONS } from '../../../local/cloud/gateway/connections-service.ts';
import { EVENTS_OPERATIONS } from '../../../local/cloud/gateway/events-service.ts';
import { S3_OPERATIONS } from '../../../local/cloud/gateway/s3-service.ts';
import { SQS_OPERATIONS } from '../../../local/cloud/gateway/sqs-service.ts';
import { CONDITION_OPERATORS } from '../../../local/cloud/iam/conditions.ts';
import { INERT_TYPES } from '../../../local/cloud/resources/inert-types.ts';
import { RESOURCE_TYPES } from '../../../local/cloud/resources/resource-types.ts';
import { INTRINSICS } from '../../../local/cloud/template/intrinsics.ts';

const README = readFileSync(join(import.meta.dirname, '../../../local/cloud/README.md'), 'utf8');

/** The names in code marks of the paragraph that begins with `heading:`. */
function listed(heading: string): string[] {
  const [, paragraph = ''] = new RegExp(`^${heading}:\\n([^]*?)\\n\\n`, 'm').exec(README) ?? [];
  return [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
const inOrder = (names: readonly string[]) => names.toSorted((a, b) => (a < b ? -1 : 1));

describe('the README lists what the code knows, no more and no less', () => {
  test.each<[string, readonly string[]]>([
    ['Made real', RESOURCE_TYPES.map(({ type }) => type)],
    ['Known and without effect', Object.keys(INERT_TYPES)],
    ['Intrinsic functions', Object.keys(INTRINSICS)],
    ['Event pattern filters', Object.keys(FILTERS)],
    ['Condition operators', CONDITION_OPERATORS],
    ['DynamoDB', Object.keys(DYNAMODB_OPERATIONS)],
    ['EventBridge', Object.keys(EVENTS_OPERATIONS)],
    ['CloudFormation', Object.keys(CLOUDFORMATION_OPERATIONS)],
    ['S3', Object.keys(S3_OPERATIONS)],
    ['SQS', Object.keys(SQS_OPERATIONS)],
    ['API Gateway management', Object.values(CONNECTIONS_OPERATIONS)],
  ])('%s', (heading, known) => expect(listed(heading)).toEqual(inOrder(known)));
});

describe('a resource type', () => {
  test.each(RESOURCE_TYPES.map((each) => [each.type, each] as const))(
    '%s says of no property two things, and why it ignores some',
    (_, { honours, ignores }) => {
      expect(honours.filter((name) => name in ignores)).toEqual([]);
      expect(new Set(honours).size).toBe(honours.length);
      expect(Object.values(ignores).filter((why) => why.length < 5)).toEqual([]);
    },
  );
});
