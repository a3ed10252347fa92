import { TemplateError } from '../errors.ts';
import type { DynamoDbLocalClient } from './local-client.ts';
import type { TableStream } from './table-stream.ts';

/** A table of the account; the data is in DynamoDB Local under the same name. */
export interface Table {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The attribute of its partition key, and of those of its indexes by name. */
  readonly partitionKey: string;
  readonly indexKeys: Readonly<Record<string, string>>;
  readonly stream: TableStream | null;
}

/** Every table of the account. */
export class Tables {
  readonly #tables = new Map<string, Table>();
  readonly #client: DynamoDbLocalClient;

  constructor(client: DynamoDbLocalClient) {
    this.#client = client;
  }

  add(table: Table): void {
    this.#tables.set(table.name, table);
  }

  all(): readonly Table[] {
    return [...this.#tables.values()];
  }

  find(nameOrArn: string): Table | undefined {
    return this.#tables.get(nameOrArn) ?? this.all().find(({ arn }) => arn === nameOrArn);
  }

  /** @throws TemplateError when no table has this stream. */
  stream(streamArn: string): TableStream {
    const found = this.all().find(({ stream }) => stream?.arn === streamArn)?.stream;
    if (!found) throw new TemplateError(`There is no table stream ${streamArn}.`);
    return found;
  }

  /** Reads every stream to its end; gives the number of records handed on. */
  async readStreams(): Promise<number> {
    const counts = await Promise.all(this.all().map(({ stream }) => stream?.readAll() ?? 0));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Ends reading and removes the tables, so that a DynamoDB Local that lives on is left as it was. */
  async stop(): Promise<void> {
    await Promise.all(this.all().map(({ stream }) => stream?.stop()));
    await Promise.all(this.all().map(({ name }) => this.#client.call('DynamoDB_20120810.DeleteTable', { TableName: name })));
  }
}
