import { startDynamoDbLocal } from '../../local/cloud/dynamodb-local.ts';

/** One DynamoDB Local for every stack that tests start: a stack names its tables for itself, and takes them along when it stops. */
export default async function dynamoDbOfStacks(): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDbLocal();
  process.env.DYNAMODB_ENDPOINT = endpoint;
  return stop;
}
