import { type ConnectClient, StopContactCommand } from '@aws-sdk/client-connect';
import { privateChatIn } from '../../../../domain/chat/private-chat-in.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';

/** What the function works with; built once for each cold start. */
export interface EndServices extends RouteShelf {
  readonly connect: Pick<ConnectClient, 'send'>;
}

/** Ends a private chat for both (`docs/api.md`); one that has ended stays so. @throws what the SDK throws */
export async function endChatConsult(request: CallRequest, services: EndServices): Promise<RouteAnswer<'end-chat-consult'>> {
  const found = await findCall(request, ofEitherSide, services.directory);
  if (!found.ok) return found.answer;
  const { contactId, legs } = found.call;
  // What else is a contact of the call is not ended here, whoever asks.
  if (!privateChatIn(legs, contactId)) return PROBLEM.noLiveChat;
  await stop(contactId, services);
  return { status: 200, body: { contactId } };
}

/** Who asked and who was asked, each by their own contact. */
function ofEitherSide(call: FoundCall) {
  const parent = privateChatIn(call.legs, call.contactId)?.parentContactId ?? null;
  return partyOf(
    call.legs.filter(({ contactId }) => contactId === call.contactId || contactId === parent),
    call.userArn,
  );
}

async function stop(ContactId: string, { connect, directory, log }: EndServices): Promise<void> {
  try {
    await connect.send(new StopContactCommand({ InstanceId: directory.instanceId, ContactId }));
    log.info('A private chat was ended.', { contactId: ContactId });
  } catch (error) {
    if (error instanceof Error && OVER.has(error.name)) return;
    throw error;
  }
}

/** StopContact of a contact that has ended. */
const OVER: ReadonlySet<string> = new Set(['ContactNotFoundException', 'ResourceNotFoundException']);
