import type { AgentUpdate, Connection, Fields } from './agent-update.ts';

/** What the page knows when a client of the Amazon Connect SDK asks. */
export interface SdkContext {
  readonly update: AgentUpdate | undefined;
  readonly origin: string;
  readonly link: { readonly open: boolean; readonly sinceMs: number };
}

export type SdkAnswer = { readonly data: Fields } | { readonly error: string };

type Answerer = (data: Fields, context: SdkContext) => SdkAnswer;

/**
 * The commands that Streams itself sends, and their neighbours that a snapshot answers. Shapes: `@amazon-connect/contact` and
 * `@amazon-connect/voice` 1.0.12.
 */
const ANSWERS: ReadonlyMap<string, Answerer> = new Map<string, Answerer>([
  ['contact/getInstanceDetails', (_, { update, origin }) => ({ data: { origin, region: regionOf(update) } })],
  ['contact/isPreviewMode', () => ({ data: { isPreviewMode: false } })],
  ['agent/getNetworkConnectionStatus', (_, { link }) => networkStatus(link)],
  ['voice/isParticipantOnHold', (data, context) => onHold(participant(data, context), 'isOnHold')],
  ['voice/canResumeParticipant', (data, context) => onHold(participant(data, context), 'canResumeParticipant')],
  ['voice/isSelfOnHold', (data, context) => onHold(self(data, context), 'isOnHold')],
  ['voice/canResumeSelf', (data, context) => onHold(self(data, context), 'canResumeSelf')],
]);

/** Answers one command at once; an unknown one with an error, because silence costs the asker 30 s. */
export function answerSdk(command: string, data: Fields, context: SdkContext): SdkAnswer {
  return ANSWERS.get(command)?.(data, context) ?? { error: `The local CCP does not know the command ${command}.` };
}

const regionOf = (update: AgentUpdate | undefined) => String(update?.configuration.agentARN ?? '').split(':')[3] ?? '';

const networkStatus = ({ open, sinceMs }: SdkContext['link']): SdkAnswer => ({
  data: { status: open ? 'connected' : 'disconnected', timestamp: sinceMs },
});

function onHold(connection: Connection | undefined, key: string): SdkAnswer {
  return connection ? { data: { [key]: connection.state.type === 'hold' } } : { error: 'There is no such participant.' };
}

const contactsOf = ({ update }: SdkContext) => update?.snapshot.contacts ?? [];

const participant = ({ participantId }: Fields, context: SdkContext) =>
  contactsOf(context)
    .flatMap(({ connections }) => connections)
    .find(({ connectionId }) => connectionId === participantId);

const self = ({ contactId }: Fields, context: SdkContext) =>
  contactsOf(context)
    .find((contact) => contact.contactId === contactId)
    ?.connections.find(({ type }) => type === 'agent');
