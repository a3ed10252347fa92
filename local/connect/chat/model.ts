/** One item of a chat as transcripts and sockets carry it (SDK connectparticipant, Item). */
export interface ChatItem {
  readonly Id: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly AbsoluteTime: string;
  readonly Type: 'MESSAGE' | 'EVENT' | 'MESSAGEMETADATA';
  readonly ContentType: string;
  readonly Content?: string;
  readonly ParticipantId?: string;
  readonly ParticipantRole: 'CUSTOMER' | 'AGENT' | 'SYSTEM';
  readonly DisplayName?: string;
  readonly InitialContactId: string;
  readonly ContactId: string;
  readonly MessageMetadata?: { readonly MessageId: string; readonly Receipts: readonly Readonly<Record<string, string>>[] };
}

/** Takes an item that is meant for it. */
export type HearsChat = (item: ChatItem) => void;

/** Somebody who may write in a chat. */
export interface ChatParticipant {
  readonly id: string;
  readonly role: 'CUSTOMER' | 'AGENT';
  readonly displayName: string;
  /** What connects them: good as long as they are part of the chat. */
  readonly token: string;
  /** Their open sockets; of an agent, those of their softphones, shared by all their chats. */
  readonly listeners: Set<HearsChat>;
  /** The line that stands for them; null until they have connected. */
  lineId: string | null;
  joined: boolean;
  left: boolean;
}

/** What is written in a call whose people write. */
export interface Chat {
  /** Types of messages that may be sent. */
  readonly contentTypes: readonly string[];
  /** Agents are dropped when the customer goes, whatever is assumed (DisconnectOnCustomerExit). */
  readonly endsWithCustomer: boolean;
  readonly participants: ChatParticipant[];
  /** What transcripts have, oldest first: messages, and who came and went. */
  readonly items: ChatItem[];
  /** Waits for the end of the step that wrote it. */
  readonly unsent: { readonly item: ChatItem; readonly to: readonly ChatParticipant[] }[];
  /** What was sent under a client's token: sent again, it is answered again and written once. */
  readonly answered: Map<string, ChatItem>;
  /** Take back what is due once: the customer's connection, the longest that the chat may last. */
  readonly timers: Set<() => void>;
  /** The customer has connected: starts the flow. */
  begin: () => void;
  ended: boolean;
}
