import agentHold from './agent-hold.json' with { type: 'json' };
import agentTransfer from './agent-transfer.json' with { type: 'json' };
import agentWhisper from './agent-whisper.json' with { type: 'json' };
import aiAgent from './ai-agent.json' with { type: 'json' };
import chatConsult from './chat-consult.json' with { type: 'json' };
import customerHold from './customer-hold.json' with { type: 'json' };
import type { Flow, FlowType } from './flow.ts';
import queueTransfer from './queue-transfer.json' with { type: 'json' };
import sampleInbound from './sample-inbound.json' with { type: 'json' };
import waiting from './waiting.json' with { type: 'json' };

/** A flow as it is created in an instance: its name there, its type, what it is for, and the document with its `{{names}}` open. */
export interface ShippedFlow {
  readonly name: string;
  readonly type: FlowType;
  readonly description: string;
  readonly flow: Flow;
}

/** Every flow this product brings. Names are unique in an instance, so they carry the product's. */
export const FLOWS = {
  /** Runs on the leg to a colleague. `{{onLegStartArn}}`; there, `$.Agent` is the colleague (Admin Guide, Contact attributes). */
  agentTransfer: {
    name: 'Consult Call - agent transfer',
    type: 'AGENT_TRANSFER',
    description: 'Notes the leg, then rings the colleague. Plays nothing unless they cannot be reached.',
    flow: agentTransfer,
  },
  /** Runs on the leg to a team. `{{onLegStartArn}}`; the quick connect has set the queue before the flow starts. */
  queueTransfer: {
    name: 'Consult Call - queue transfer',
    type: 'QUEUE_TRANSFER',
    description: 'Notes the leg, then waits for the team. Plays nothing unless it cannot be reached.',
    flow: queueTransfer,
  },
  /**
   * Runs while the leg of a consult waits for an answer. `{{chooseReturnArn}}`: the function that says whether the caller has waited
   * long enough with nobody, and to whom they go back. Whoever hears it is the asker, and the caller once the asker has left.
   */
  waiting: {
    name: 'Consult Call - waiting',
    type: 'CUSTOMER_QUEUE',
    description: 'Asks for patience; brings a caller back to the sender, then to their team, when nobody answers.',
    flow: waiting,
  },
  /** Runs while an agent has put the customer on hold, only when the config asks for it. */
  customerHold: {
    name: 'Consult Call - customer on hold',
    type: 'CUSTOMER_HOLD',
    description: 'What a customer hears on hold, over and over.',
    flow: customerHold,
  },
  /** Runs while an agent is on hold, only when the config asks for it. */
  agentHold: {
    name: 'Consult Call - agent on hold',
    type: 'AGENT_HOLD',
    description: 'What an agent hears on hold, over and over.',
    flow: agentHold,
  },
  /**
   * Runs for the agent who is asked, between acceptance and talk, only when the config asks for it. `{{sayWhoAsksArn}}`: the function that says who asks and why,
   * and says nothing once the asker has left, for nobody else may hear it.
   */
  whisper: {
    name: 'Consult Call - agent whisper',
    type: 'AGENT_WHISPER',
    description: 'Says to the agent who is asked who is asking, and why.',
    flow: agentWhisper,
  },
  /**
   * Runs on a caller whom an AI agent serves first, one flow for each AI agent of the config. `{{aiAgent}}`, `{{aiAgentNumber}}`, `{{queueArn}}`, and the functions before and after the
   * AI agent's turn, `{{passToAiAgentArn}}` and `{{takeHandOffArn}}`. Whatever fails, the caller waits for the team.
   */
  aiAgent: {
    name: 'Consult Call - AI agent',
    type: 'CONTACT_FLOW',
    description: 'Passes a caller to an AI agent, takes the hand-off and waits for the team.',
    flow: aiAgent,
  },
  /** Runs on a private chat about a customer's, only when the config asks for it. Whom it asks is in its attributes, `consultKind` and `consultTarget`. */
  chatConsult: {
    name: 'Consult Call - private chat',
    type: 'CONTACT_FLOW',
    description: 'Asks the colleague or team whom a private chat is for.',
    flow: chatConsult,
  },
  /** An inbound flow to try the product with. `{{queueArn}}`: where its callers wait. */
  sampleInbound: {
    name: 'Consult Call - sample inbound',
    type: 'CONTACT_FLOW',
    description: 'A sample: greets the caller and waits for the team.',
    flow: sampleInbound,
  },
} as const satisfies Record<string, ShippedFlow>;
