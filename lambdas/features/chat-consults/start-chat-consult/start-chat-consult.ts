import { type ConnectClient, StartChatContactCommand, type StartChatContactCommandOutput } from '@aws-sdk/client-connect';
import { CHAT_CONSULT_WANTED, type ChatConsultToStart, chatConsultToStart } from '../../../../contract/schemas/chat-consult.ts';
import { chatConsultFact } from '../../../../domain/chat/chat-consult-fact.ts';
import type { Names } from '../../../../domain/names.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import { readBody } from '../../../api/read-body.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { offeredTo } from '../../../store/offered-to.ts';
import { putFact } from '../../../store/put-fact.ts';
import { readPresences } from '../../../store/read-presence.ts';

/** What the function works with; built once for each cold start. */
export interface StartServices extends RouteShelf {
  readonly book: NameBook;
  readonly connect: Pick<ConnectClient, 'send'>;
  /** The flow that asks whom the attributes name. */
  readonly flowArn: string;
}

/**
 * Starts a private chat about the chat of this very contact (`docs/api.md`). Connect starts one for each request id; the ledger is told after
 * Connect, so a request that failed in between may be sent again. @throws what the SDK throws
 */
export async function startChatConsult(
  request: CallRequest & { readonly body: string | undefined },
  services: StartServices,
): Promise<RouteAnswer<'start-chat-consult'>> {
  const read = readBody(chatConsultToStart, request.body, CHAT_CONSULT_WANTED);
  if (!read.ok) return read.answer;
  const found = await findCall(request, ofOwnContact, services.directory);
  if (!found.ok) return found.answer;
  const { call } = found;
  if (!isLiveChat(call)) return PROBLEM.noLiveChat;
  const names = await readNames(services.book, request.nowMs);
  if (!(await mayAsk(call, read.body.target, names, services))) return PROBLEM.badField('target', CHAT_CONSULT_WANTED.target);
  const started = await start(call, read.body, names, services);
  const { ContactId, ParticipantId, ParticipantToken } = started;
  if (!ContactId || !ParticipantId || !ParticipantToken) throw new Error('Connect started a chat and named no contact.');
  const { target } = read.body;
  const kept = await putFact(
    services.directory.ledger,
    chatConsultFact({ contactId: ContactId, about: call.contactId, rootContactId: call.rootContactId, target }),
  );
  services.log.info('A private chat was started.', { contactId: ContactId, about: call.contactId, kept });
  return { status: 201, body: { contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken } };
}

/** The agent of this very contact, not of another one of the call. */
const ofOwnContact = ({ legs, contactId, userArn }: FoundCall) =>
  partyOf(
    legs.filter((leg) => leg.contactId === contactId),
    userArn,
  );

/** A customer's chat that nobody has told the end of. A private chat is none: who is asked asks nobody in turn. */
function isLiveChat({ legs, contactId }: FoundCall): boolean {
  const leg = legs.find((one) => one.contactId === contactId);
  return leg?.channel === 'CHAT' && leg.endedAt === null && leg.agentLeftAt === null && leg.relatedContactId === null;
}

async function mayAsk(
  { userArn }: FoundCall,
  { kind, id }: ChatConsultToStart['target'],
  names: Names,
  { directory }: StartServices,
): Promise<boolean> {
  const target = (kind === 'agent' ? names.agents : names.queues).find((one) => one.id === id);
  if (!target || userArn === null || id === userArn) return false;
  const offered = offeredTo((await readPresences(directory.ledger, [userArn])).get(userArn), names);
  return offered.all || offered.names.has(target.name);
}

function start(
  { contactId, rootContactId, userArn }: FoundCall,
  { requestId, target, message }: ChatConsultToStart,
  { agents }: Names,
  { connect, flowArn, directory }: StartServices,
): Promise<StartChatContactCommandOutput> {
  const name = agents.find(({ id }) => id === userArn)?.name ?? 'A colleague';
  const attributes = { consultOf: contactId, consultRoot: rootContactId, consultBy: userArn ?? '' };
  return connect.send(
    new StartChatContactCommand({
      InstanceId: directory.instanceId,
      ContactFlowId: flowArn,
      // One contact has one agent, so nobody gets a token that was another's.
      ClientToken: `${contactId}.${requestId}`,
      RelatedContactId: contactId,
      ParticipantDetails: { DisplayName: `${name} (consult)` },
      Attributes: { ...attributes, consultKind: target.kind, consultTarget: target.id },
      ...(message !== undefined && { InitialMessage: { ContentType: 'text/plain', Content: message } }),
    }),
  );
}
