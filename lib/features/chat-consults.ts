import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS } from '../ledger/written-keys.ts';

/** Private chats about a customer's chat, where the config says so. @param flowArn the flow that asks the colleague or team */
export function chatConsults(scope: Construct, parts: RouteParts, flowArn: string | undefined): void {
  if (!parts.config.chatConsults || flowArn === undefined) return;
  const within = new Construct(scope, 'ChatConsults');
  const reads = ['dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
  const start = new ApiFunction(within, 'start-chat-consult', {
    ...parts,
    reads,
    writes: [{ actions: ['dynamodb:UpdateItem'], keys: [KEYS.facts] }],
    environment: { [ENV.chatConsultFlowArn]: flowArn },
  });
  // The reference names contacts and flows as resources of this action, and does not say which a request is held against.
  start.allow(['connect:StartChatContact'], [flowArn]);
  allowOnContacts(start, 'connect:StartChatContact', parts.config.instance.arn);
  parts.api.route(start);
  const { mask, keepDays } = parts.config.notes;
  const put = new ApiFunction(within, 'put-chat-lines', {
    ...parts,
    reads,
    writes: [{ actions: ['dynamodb:PutItem'], keys: [KEYS.written] }],
    environment: { [ENV.notesMask]: JSON.stringify(mask), [ENV.notesKeepDays]: String(keepDays) },
  });
  parts.api.route(put);
  parts.api.route(new ApiFunction(within, 'get-chat-lines', { ...parts, reads }));
  const end = new ApiFunction(within, 'end-chat-consult', { ...parts, reads });
  allowOnContacts(end, 'connect:StopContact', parts.config.instance.arn);
  parts.api.route(end);
}
