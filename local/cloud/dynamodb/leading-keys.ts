/** A value as DynamoDB's requests write it: `{ "S": "..." }`. */
type Value = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Value>>;

/** One item of a request: its key, or all of it. */
export interface KeyedUse {
  readonly Key?: Item;
  readonly Item?: Item;
}

/** What a query asks for. */
export interface QueryUse {
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
  readonly KeyConditions?: Readonly<Record<string, { readonly AttributeValueList?: readonly Value[] }>>;
}

/** A batch's part for one table: keys to get, or writes. */
export type BatchUse =
  | { readonly Keys?: readonly Item[] }
  | readonly { readonly PutRequest?: { readonly Item: Item }; readonly DeleteRequest?: { readonly Key: Item } }[];

/** The partition key of the item, as `dynamodb:LeadingKeys` has it; nothing for a request that DynamoDB will refuse for lack of one. */
export const keyOfItem = ({ Key, Item }: KeyedUse, partitionKey: string): readonly string[] => textsOf((Key ?? Item)?.[partitionKey]);

/** The partition keys of all items of a batch in one table. */
export function keysOfBatch(batch: BatchUse, partitionKey: string): readonly string[] {
  const items = 'Keys' in batch ? (batch.Keys ?? []) : writesOf(batch);
  return [...new Set(items.flatMap((item) => textsOf(item[partitionKey])))];
}

const writesOf = (batch: BatchUse): readonly Item[] =>
  Array.isArray(batch) ? batch.flatMap(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? []) : [];

/** The one partition that a query reads: its key condition asks for equality. */
export function keyOfQuery(query: QueryUse, partitionKey: string): readonly string[] {
  const { KeyConditionExpression = '', ExpressionAttributeNames = {}, ExpressionAttributeValues = {}, KeyConditions } = query;
  const equalities = [...KeyConditionExpression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)];
  const asked = equalities.find(([, name = '']) => (ExpressionAttributeNames[name] ?? name) === partitionKey);
  return textsOf(ExpressionAttributeValues[asked?.[2] ?? ''] ?? KeyConditions?.[partitionKey]?.AttributeValueList?.[0]);
}

// Text, number or binary, as the request writes it.
const textsOf = (value: Value | undefined): readonly string[] => Object.values(value ?? {}).map(String);
