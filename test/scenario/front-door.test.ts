import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { SOCKET_PROTOCOL, TICKET_PREFIX } from '../../contract/socket-names.ts';
import { openSocket, ticketFor } from './desk-socket.ts';
import { useSimStack } from './sim-stack.ts';

const DESK = 'https://desk.example.com';
const WEB_ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/centre/a1';
const running = useSimStack({
  startAtMs: Date.now(),
  changes: { desk: { origins: [DESK], country: 'US', webAclArn: WEB_ACL } },
});

test('with a firewall in front, the API and the socket answer through the distribution, and nobody who goes round it', async () => {
  const { stack } = running();
  expect(await stack.api('/me', 'alice')).toMatchObject({ status: 200 });
  const protocols = [SOCKET_PROTOCOL, `${TICKET_PREFIX}${await ticketFor(stack, 'alice')}`];
  await (await openSocket(stack, protocols, DESK)).close();

  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = stack.cloud.operatorEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const lambda = new LambdaClient({ endpoint: stack.cloud.endpoint, region: 'us-east-1', credentials });
  const ask = async (headers: object, route = 'getme') => {
    const { arn } = stack.cloud.functions().find(({ logicalId }) => logicalId.startsWith(route)) ?? { arn: '' };
    const claims = { username: 'alice', scope: 'openid' };
    const token = ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join('.');
    const event = {
      headers: { authorization: `Bearer ${token}`, ...headers },
      requestContext: { requestId: 'r', authorizer: { jwt: { claims, scopes: null } } },
    };
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: arn, Payload: JSON.stringify(event) }));
    return JSON.parse(Buffer.from(Payload ?? []).toString()) as { statusCode: number };
  };
  expect(await ask({})).toMatchObject({ statusCode: 403 });
  expect(await ask({ 'x-consult-call-front-door': 'guess' })).toMatchObject({ statusCode: 403 });
  // The route without a token is behind the same door: through it a request is asked for its signature.
  expect(await ask({}, 'HandOffsposthandoff')).toMatchObject({ statusCode: 403 });
  expect((await fetch(`${stack.addresses.desk}/api/handoffs`, { method: 'POST', body: '{}' })).status).toBe(401);
  expect(stack.cloud.deniedRequests()).toEqual([]);
}, 60_000);
