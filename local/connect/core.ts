import type { Clock, Outlets } from '../ports.ts';
import type { Arns } from './arns.ts';
import type { WholeBehaviour } from './behaviour.ts';
import type { Agent, Call, Contact } from './calls/model.ts';
import type { ChatParticipant } from './chat/model.ts';
import type { ChatToken } from './chat/token.ts';
import type { FlowStart } from './flows/flow-start.ts';
import type { Journal } from './journal.ts';
import type { Dialler } from './phones/network.ts';
import type { Random } from './random.ts';
import type { Registry } from './resources/registry.ts';
import type { Work } from './work.ts';

/** One simulated instance, as its parts see it. There are no globals: every part is handed this. Its behaviour may change between calls. */
export interface Core extends WholeBehaviour {
  readonly clock: Clock;
  readonly outlets: () => Outlets;
  readonly newId: () => string;
  readonly newContactId: () => string;
  readonly random: Random;
  readonly arns: Arns;
  readonly registry: Registry;
  readonly agents: Agent[];
  /** All calls there have been, for the truth and the API. */
  readonly calls: Call[];
  /** Calls of which something may still change; see `calls/over.ts`. */
  readonly liveCalls: Set<Call>;
  readonly journal: Journal;
  readonly work: Work;
  readonly phones: Dialler;
  /** Who may write in which chat, by token. */
  readonly chatTokens: Map<string, ChatToken>;
  /** Chats by the token of the request that started them. */
  readonly chatsStarted: Map<string, { readonly contact: Contact; readonly customer: ChatParticipant }>;
  /** Runs a flow on a contact; given by the interpreter, so that its actions may start flows too. */
  readonly startFlow: (contact: Contact, start: FlowStart) => void;
  /** What went wrong inside the instance without failing a request: a flow error, a refused function. Newest last. */
  readonly notes: string[];
}

/** Multi-party calls and enhanced contact monitoring are on. */
export const isMultiParty = (core: Core): boolean => core.parties === 6;
