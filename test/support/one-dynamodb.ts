import type { TestProject } from 'vitest/node';
import { launchDynamoDbLocal } from '../../local/cloud/dynamodb-local.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `http://127.0.0.1:<port>` of the DynamoDB Local of this run. */
    dynamoDb: string;
  }
}

/** Starts one DynamoDB Local before the tests of a project, and ends it after the last. */
export default async function oneDynamoDb(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await launchDynamoDbLocal();
  project.provide('dynamoDb', endpoint);
  return stop;
}
