import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal } from '../../local/cloud/dynamodb-local.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `http://127.0.0.1:<port>` of the DynamoDB Local of this run. */
    dynamoDb: string;
  }
}

/**
 * One DynamoDB Local for every table that tests need, started by the first project that wants it. A stack finds it by the environment; it
 * names its tables for itself, and takes them along when it stops.
 */
export default async function oneDynamoDb(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDbLocal();
  process.env.DYNAMODB_ENDPOINT = endpoint;
  project.provide('dynamoDb', endpoint);
  return stop;
}
