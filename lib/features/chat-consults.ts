import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS } from '../ledger/written-keys.ts';

/** Private chats about a customer's chat, where the config says so. @param flowArn the flow that asks the colleague or team */
export function chatConsults(scope: Construct, parts: RouteParts, flowArn: string | undefined): void {
  if (!parts.config.chatConsults || flowArn === undefined) return;
  const within = new Construct(scope, 'ChatConsults');
  const start = new ApiFunction(within, 'start-chat-consult', {
    ...parts,
    reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    writes: [{ actions: ['dynamodb:UpdateItem'], keys: [KEYS.facts] }],
    environment: { [ENV.chatConsultFlowArn]: flowArn },
  });
  // The reference names contacts and flows as resources of this action, and does not say which a request is held against.
  start.allow(['connect:StartChatContact'], [flowArn]);
  allowOnContacts(start, 'connect:StartChatContact', parts.config.instance.arn);
  parts.api.route(start);
  const end = new ApiFunction(within, 'end-chat-consult', { ...parts, reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'] });
  allowOnContacts(end, 'connect:StopContact', parts.config.instance.arn);
  parts.api.route(end);
}
