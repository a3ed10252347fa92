import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DynamoDbLocalClient } from '../../../../local/cloud/dynamodb/local-client.ts';

const LIST = 'DynamoDB_20120810.ListTables';
let server: Server;
let client: DynamoDbLocalClient;
let connections: Socket[];

/** Answers everything with an empty object, `delayMs` later, and leaves connections open. */
async function startServer(delayMs = 0): Promise<string> {
  connections = [];
  server = createServer({ keepAliveTimeout: 0 }, (_, response) => setTimeout(() => response.end('{}'), delayMs));
  server.on('connection', (socket) => connections.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    const [first] = connections;
    if (first && !first.closed) await once(first, 'close');
    await client.call(LIST, {});
    expect(connections).toHaveLength(2);
  });

  test('is not idle while an answer takes its time', async () => {
    client = new DynamoDbLocalClient(await startServer(100), 'key', { idleAtMostMs: 20 });
    await expect(client.call(LIST, {})).resolves.toEqual({});
  });
});
