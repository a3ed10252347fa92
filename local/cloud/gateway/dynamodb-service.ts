import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import type { DynamoDbLocalClient } from '../dynamodb/local-client.ts';
import { DYNAMODB_OPERATIONS, isWrite, type KnownTable, neededPermissions } from '../dynamodb/needed-permissions.ts';
import type { Tables } from '../dynamodb/tables.ts';
import { jsonError, targetOperation } from './json-answers.ts';

interface Account {
  readonly accountId: string;
  readonly region: string;
}

/** DynamoDB as the functions see it: what is allowed goes on to DynamoDB Local, whose ARNs are made ours on the way back. */
export class DynamoDbService implements AwsService {
  readonly signingName = 'dynamodb';
  readonly #client: DynamoDbLocalClient;
  readonly #tables: Tables;
  readonly #arnPrefix: string;

  constructor(client: DynamoDbLocalClient, tables: Tables, account: Account) {
    this.#client = client;
    this.#tables = tables;
    this.#arnPrefix = `arn:aws:dynamodb:${account.region}:${account.accountId}:table/`;
  }

  needs(request: AwsRequest): NeededPermission[] {
    return neededPermissions(targetOperation(request.headers), request.body, (table) => this.#tables.find(table) ?? this.#missing(table));
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const operation = targetOperation(request.headers);
    if (!(operation in DYNAMODB_OPERATIONS))
      return jsonError('com.amazon.coral.service#UnknownOperationException', `The local cloud does not answer dynamodb:${operation}.`);
    const { 'x-amz-target': target = '' } = request.headers;
    const answer = await this.#client.raw(target, request.body);
    if (isWrite(operation)) this.#pokeStreams();
    const { 'content-type': type = '', 'x-amzn-requestid': id = '' } = answer.headers;
    const body = answer.body.replaceAll('arn:aws:dynamodb:ddblocal:000000000000:table/', this.#arnPrefix);
    return { status: answer.status, headers: { 'content-type': type, 'x-amzn-requestid': id }, body };
  }

  denied(message: string): AwsResponse {
    return jsonError('com.amazon.coral.service#AccessDeniedException', message);
  }

  // Permission comes before existence: who may not ask for a table does not hear whether there is one.
  #missing(table: string): KnownTable {
    return { arn: table.startsWith('arn:') ? table : this.#arnPrefix + table, partitionKey: '', indexKeys: {} };
  }

  // Every table's: reading an unchanged stream costs a few milliseconds, and far fewer than finding out which changed.
  #pokeStreams(): void {
    for (const { stream } of this.#tables.all()) stream?.poke();
  }
}
