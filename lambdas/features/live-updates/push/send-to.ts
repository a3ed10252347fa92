import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { Ledger } from '../../../store/ledger.ts';
import { forgetSocket, type Socket } from '../../../store/sockets.ts';

/** Sends to the connections of one WebSocket API. */
export type Sender = Pick<ApiGatewayManagementApiClient, 'send'>;

/**
 * Senders by endpoint, made once each. The endpoint is the socket's own, because the API belongs to another stack; the environment may
 * redirect it, as it may every service's: the SDK itself looks there only where code names none.
 */
export function openSenders(redirect = process.env.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI): (endpoint: string) => Sender {
  const senders = new Map<string, Sender>();
  return (stored) => {
    const endpoint = redirect ?? stored;
    const sender = senders.get(endpoint) ?? newSender(endpoint);
    senders.set(endpoint, sender);
    return sender;
  };
}

const newSender = (endpoint: string): Sender =>
  new ApiGatewayManagementApiClient({ endpoint, maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 } });

/** Sends a text to a socket; false when the socket is gone, which is then forgotten. @throws what the SDK throws otherwise */
export async function sendTo(
  { connectionId, endpoint }: Socket,
  data: string,
  { ledger, senderOf }: { readonly ledger: Ledger; readonly senderOf: (endpoint: string) => Sender },
): Promise<boolean> {
  try {
    await senderOf(endpoint).send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: data }));
    return true;
  } catch (error) {
    if (!(error instanceof GoneException)) throw error;
    await forgetSocket(ledger, connectionId);
    return false;
  }
}

/** Ends a socket; nothing happens when it is gone already. @throws what the SDK throws otherwise */
export async function endSocket({ connectionId, endpoint }: Socket, senderOf: (endpoint: string) => Sender): Promise<void> {
  try {
    await senderOf(endpoint).send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
  } catch (error) {
    if (!(error instanceof GoneException)) throw error;
  }
}
