import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/** What DynamoDB charges for one request on demand: units of capacity. */
export interface BilledUnits {
  readonly written: number;
  readonly read: number;
}

/** A request as the SDK was asked for it, and what came of it. */
export interface Asked {
  /** `UpdateItemCommand`, ... */
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The output, or the error it was refused with. */
  readonly result: unknown;
}

const KB = 1024;
const WRITES = /^(Put|Update|Delete)Item|^TransactWrite/;

/**
 * What DynamoDB charges for a request. DynamoDB Local says it of most of them; of these it says nothing: reads that find nothing cost as if an item of the smallest size had been
 * there, and a refused condition costs the units of the item that was there, in a transaction those of each item twice (Developer Guide, "Read and write operations" and "Transactions").
 */
export function billedUnits({ command, input, result }: Asked): BilledUnits {
  if (result instanceof Error) return WRITES.test(command) ? { written: refused(input, result), read: 0 } : { written: 0, read: 0 };
  const told = consumed(result);
  return WRITES.test(command) ? { written: told, read: 0 } : { written: 0, read: told + unseen(command, input, result) };
}

const consumed = (output: unknown): number => {
  const { ConsumedCapacity } = output as { readonly ConsumedCapacity?: Consumed | readonly Consumed[] };
  return [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

interface Consumed {
  readonly CapacityUnits?: number;
}

/** The least that a read costs. */
const least = (isConsistent: unknown): number => (isConsistent === true ? 1 : 0.5);

function unseen(command: string, input: Asked['input'], result: unknown): number {
  if (command.startsWith('Query') || command.startsWith('Scan')) return consumed(result) === 0 ? least(input.ConsistentRead) : 0;
  if (!command.startsWith('BatchGet')) return 0;
  const asked = Object.values(input.RequestItems as Readonly<Record<string, BatchOfTable>>);
  const found = Object.values((result as { readonly Responses?: Readonly<Record<string, readonly unknown[]>> }).Responses ?? {}).flat()
    .length;
  const keys = asked.reduce((sum, { Keys }) => sum + Keys.length, 0);
  return (keys - found) * least(asked[0]?.ConsistentRead);
}

interface BatchOfTable {
  readonly Keys: readonly unknown[];
  readonly ConsistentRead?: boolean;
}

/** A write that was throttled, or that could not be read, costs nothing. */
function refused(input: Asked['input'], error: Error): number {
  if (!(error instanceof DynamoDBServiceException)) return 0;
  if (error.name === 'TransactionCanceledException') return 2 * ((input.TransactItems as readonly unknown[] | undefined)?.length ?? 0);
  if (error.name !== 'ConditionalCheckFailedException') return 0;
  const { Item } = error as { readonly Item?: unknown };
  return Math.max(1, Math.ceil(bytesOf(Item) / KB));
}

/** Names and values, as near as their JSON comes to it. */
const bytesOf = (item: unknown): number => (item === undefined ? 0 : Buffer.byteLength(JSON.stringify(item)));
