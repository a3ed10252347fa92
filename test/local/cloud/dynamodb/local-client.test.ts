import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DynamoDbLocalClient } from '../../../../local/cloud/dynamodb/local-client.ts';

const LIST = 'DynamoDB_20120810.ListTables';
let server: Server;
let client: DynamoDbLocalClient;
let connections: Socket[];

/** Answers everything with an empty object, as soon as `ready` resolves for the request's number, and leaves connections open. */
async function startServer(ready: (request: number) => Promise<void> = async () => {}): Promise<string> {
  connections = [];
  let requests = 0;
  server = createServer({ keepAliveTimeout: 0 }, (_, response) => void ready(requests++).then(() => response.end('{}')));
  server.on('connection', (socket) => connections.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Resolves when the client has closed a connection. */
async function closed(connection: Socket | undefined): Promise<void> {
  if (connection && !connection.closed) await once(connection, 'close');
}

afterEach(() => {
  client.close();
  server.close();
});

describe('a connection to DynamoDB Local', () => {
  test('serves the next request as well', async () => {
    client = new DynamoDbLocalClient(await startServer(), 'key');
    await client.call(LIST, {});
    await client.call(LIST, {});
    expect(connections).toHaveLength(1);
  });

  test('that was idle is closed from here, before the other side might; the next request has a new one', async () => {
    client = new DynamoDbLocalClient(await startServer(), 'key', { idleAtMostMs: 20 });
    await client.call(LIST, {});
    await closed(connections[0]);
    await client.call(LIST, {});
    expect(connections).toHaveLength(2);
  });

  test('is not idle while an answer takes its time: longer than another one that is closed meanwhile', async () => {
    const answer = Promise.withResolvers<void>();
    const isAsked = Promise.withResolvers<void>();
    const holdFirst = async (request: number): Promise<void> => {
      if (request > 0) return;
      isAsked.resolve();
      await answer.promise;
    };
    client = new DynamoDbLocalClient(await startServer(holdFirst), 'key', { idleAtMostMs: 20 });
    const slow = client.call(LIST, {});
    await isAsked.promise;
    await client.call(LIST, {});
    await closed(connections[1]);
    answer.resolve();
    expect(await slow).toEqual({});
  });
});
