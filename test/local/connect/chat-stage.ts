import { ListContactFlowsCommand, StartChatContactCommand, type StartChatContactCommandOutput } from '@aws-sdk/client-connect';
import { expect, vi } from 'vitest';
import { type Participants, startParticipants } from '../../../local/participants/start-participants.ts';
import { type ChatData, type ChatSide, loadChatLibrary } from '../../support/chat-library.ts';
import { clientFor } from './api-client.ts';
import { action, flow } from './flow-samples.ts';
import { createStage, provide, type Stage, type StageOptions } from './stage.ts';

/** One side of a chat and everything that reached it, in words: `Alice: hello`, `Bob participant.joined`. */
export interface Writer {
  readonly side: ChatSide;
  readonly heard: string[];
  readonly ended: () => boolean;
}

/** A stage with the participant service before it, and the unmodified chat library on both sides. */
export interface ChatStage extends Stage {
  readonly participants: Participants;
  /** Starts a chat by the API; nobody has connected yet. */
  start(name: string, more?: Readonly<Record<string, unknown>>): Promise<StartChatContactCommandOutput>;
  /** The same, and connects its customer's page. */
  visitor(name: string, more?: Readonly<Record<string, unknown>>): Promise<Writer & { readonly contactId: string }>;
  /** A chat about another, for one agent, from its asker's page. */
  askAbout(name: string, about: string, target: string): Promise<Writer & { readonly contactId: string }>;
  /** The agent's page of their newest chat, as Streams makes it. */
  agent(login: string): Promise<Writer>;
  /** Waits, in real time, until something is so. */
  until(what: () => void): Promise<unknown>;
}

export async function createChatStage(options: StageOptions = {}): Promise<ChatStage> {
  const stage = await createStage(options);
  const participants = await startParticipants({ port: 0, serviceOf: (url) => stage.connect.participants(url) });
  // Everybody has a page of their own: the library keeps one socket of agents for all of a page.
  const page = () => loadChatLibrary(participants.url, () => stage.clock.now());
  const client = clientFor(stage.connect.service);
  const inboundFlow = await flowNamed(stage, 'inbound');
  const consultFlow = await provide(stage.connect, 'ContactFlow', {
    Name: 'consult',
    Type: 'CONTACT_FLOW',
    Content: JSON.stringify(CONSULT),
  });
  const start = (name: string, more: Readonly<Record<string, unknown>> = {}) =>
    client.send(
      new StartChatContactCommand({
        InstanceId: stage.connect.instanceArn,
        ContactFlowId: inboundFlow,
        ParticipantDetails: { DisplayName: name },
        ...more,
      }),
    );
  const visitor = async (name: string, more: Readonly<Record<string, unknown>> = {}) => {
    const started = await start(name, more);
    const writer = writerOf(page().customer(started));
    await writer.side.connect();
    await until(() => expect(writer.heard).not.toEqual([]));
    return { ...writer, contactId: String(started.ContactId) };
  };
  return Object.assign(stage, {
    participants,
    start,
    visitor,
    askAbout: (name: string, about: string, target: string) =>
      visitor(name, { ContactFlowId: consultFlow, RelatedContactId: about, Attributes: { consultOf: about, consultTarget: target } }),
    agent: async (login: string) => {
      const writer = writerOf(page().agent(agentArgs(stage, login)));
      await writer.side.connect();
      return writer;
    },
    until,
  });
}

const until = (what: () => void) => vi.waitFor(what, { timeout: 5000, interval: 10 });

/** Rings the agent that the attribute names. */
export const CONSULT = flow(
  action('choose', 'UpdateContactTargetQueue', {
    parameters: { AgentId: '$.Attributes.consultTarget' },
    next: 'to-queue',
    errors: { NoMatchingError: 'hang-up' },
  }),
  action('to-queue', 'TransferContactToQueue', { errors: { QueueAtCapacity: 'hang-up', NoMatchingError: 'hang-up' } }),
  action('hang-up', 'DisconnectParticipant'),
);

async function flowNamed({ connect }: Stage, name: string): Promise<string> {
  const { ContactFlowSummaryList = [] } = await clientFor(connect.service).send(
    new ListContactFlowsCommand({ InstanceId: connect.instanceArn }),
  );
  return String(ContactFlowSummaryList.find(({ Name }) => Name === name)?.Arn);
}

function writerOf(side: ChatSide): Writer {
  const heard: string[] = [];
  let over = false;
  side.onMessage(({ data }) => heard.push(wordsOf(data)));
  side.onTyping(({ data }) => heard.push(wordsOf(data)));
  side.onEnded(() => {
    over = true;
  });
  return { side, heard, ended: () => over };
}

export const wordsOf = ({ DisplayName, ContentType, Content }: ChatData) =>
  ContentType === 'text/plain' ? `${DisplayName}: ${Content}` : `${DisplayName} ${ContentType.replace(/^.*\.event\./, '')}`;

/** What Streams hands to the chat library for an agent's connection (read in Streams 2.28, `ChatMediaController`). */
function agentArgs({ port, contact }: Stage, login: string) {
  const { contactId, initialContactId, connections } = contact(login);
  const own = connections.find(({ type }) => type === 'agent');
  const { connectionData } = Object(own?.chatMediaInfo);
  const participantId = own?.connectionId;
  return {
    chatDetails: {
      contactId,
      initialContactId,
      participantId,
      participantToken: JSON.parse(String(connectionData)).ConnectionAuthenticationToken,
      getConnectionToken: () => port(login).request('createTransport', { transportType: 'chat_token', participantId, contactId }),
    },
    websocketManager: socketManager(port(login)),
  };
}

/** The softphone's socket in the place of Streams' provider: items arrive under `aws/chat`. */
function socketManager(port: ReturnType<Stage['port']>) {
  return {
    subscribeTopics: () => {},
    onMessage: (topic: string, hear: (message: unknown) => void) =>
      port.onChatItem((item) => hear({ topic, content: JSON.stringify(item) })),
    onConnectionGain: () => () => {},
    onConnectionLost: () => () => {},
    onConnectionOpen: () => () => {},
    onInitFailure: () => () => {},
    onDeepHeartbeatSuccess: () => () => {},
    onDeepHeartbeatFailure: () => () => {},
    onSubscriptionUpdate: () => () => {},
    onSubscriptionFailure: () => () => {},
  };
}
