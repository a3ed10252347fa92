/**
 * Behaviour of the real service that nobody here could check, or that its sources leave open: one switch each.
 * The product must work in every position. `README.md` of this room lists each with its source.
 */
export interface Assumptions {
  /** What becomes of an agent quick connect's leg when the agent does not answer or declines. */
  readonly missedConsultLeg: 'ends' | 'stays-queued';
  /** The agent state after a declined call. */
  readonly declinedAgentState: 'FailedConnectAgent' | 'MissedCallAgent';
  /** What a ringing agent sees when the caller hangs up. */
  readonly callerGoneWhileRinging: 'error' | 'removed';
  /** What a ringing agent sees when the asker cancels the consult. */
  readonly askerCancelsWhileRinging: 'error' | 'removed';
  /** Three-party mode: what the customer's hang-up leaves of a consult. */
  readonly threePartyCustomerHangUp: 'ends-for-all' | 'continues';
  /** Three-party mode: what the consulted agent's only other connection shows. */
  readonly threePartyInitialLeg: 'customer' | 'whole-call';
  /** Swap with more than two others: bring one back and hold the rest, or turn every leg over. */
  readonly toggleWithMany: 'resume-one-hold-rest' | 'flip-all';
  /** Whether the holds an agent has set end when that agent leaves. */
  readonly leavingEndsOwnHolds: boolean;
  /** Multi-party mode: how many must be on the call for adding another once its first agent has left. */
  readonly minimumToAddAfterPrimaryLeft: 2 | 3;
  /** Which connections an agent sees during after contact work. */
  readonly legsAfterEnd: 'as-they-were' | 'live' | 'disconnected';
  /** What an agent's own connection shows in a call of two while the customer is on hold. */
  readonly ownLegWhileCustomerHeld: 'connected' | 'hold';
  /** Whether an invited agent sees the customer's hold only one update after their own connect. */
  readonly holdSeenLate: boolean;
  /** Whether only the agent who added a leg sees its quick connect's name, or all who were on the call then. */
  readonly quickConnectNameSeenBy: 'those-on-the-call' | 'the-adder';
  /** Whether the softphone's snapshots name how a contact came to be; that of a monitoring contact is never named. */
  readonly initiationMethodInSnapshots: boolean;
  /** DISCONNECTED of a contact whose agent transferred the customer and left. */
  readonly disconnectedOnTransfer: 'when-the-agent-leaves' | 'when-the-customer-leaves';
  /** DISCONNECTED of the contact that carries a customer who hung up while agents talk on. */
  readonly disconnectedOnCustomerDrop: 'at-the-drop' | 'when-the-agent-leaves';
  /** CONNECTED_TO_AGENT at the acceptance or when the whispers have ended. */
  readonly connectedToAgentEvent: 'at-acceptance' | 'after-whispers';
  /** CONNECTED_TO_AGENT of an agent's outbound call. */
  readonly connectedToAgentOnOutbound: boolean;
  /** CONNECTED_TO_SYSTEM when an outside number answers as a third party. */
  readonly connectedToSystemOnExternal: boolean;
  /** CONNECTED_TO_SYSTEM on inbound calls. */
  readonly connectedToSystemOnInbound: boolean;
  /** CONNECTED_TO_SYSTEM of a queued callback when the customer answers. */
  readonly connectedToSystemOnCallback: boolean;
  /** COMPLETED for contacts that never had an agent (abandoned in a queue, cancelled while ringing). */
  readonly completedWithoutAgent: boolean;
  /** Whether INITIATED of a leg already names its root and parent. */
  readonly initiatedNamesParent: boolean;
  /** Whether contact events carry a `disconnectReason`. */
  readonly disconnectReasonInEvents: boolean;
  /** ContactAssociationId of voice contacts. */
  readonly contactAssociationId: 'root' | 'absent';
  /** TransferCompletedTimestamp: for cold transfers alone, or for every transfer. */
  readonly transferCompletedTimestamp: 'cold-only' | 'every-transfer' | 'never';
  /** Agent events: the state of a consulted agent's contact while the customer is on hold. */
  readonly consultedAgentEventState: 'CONNECTED' | 'CONNECTED_ONHOLD';
  /** Agent events: whether StateStartTimestamp moves on hold and resume. */
  readonly stateStartMovesOnHold: boolean;
  /** Agent events: the state shown for a ringing contact that the asker withdrew. */
  readonly cancelledOfferEventState: 'REJECTED' | 'MISSED' | 'none';
  /** The supervisor's own contact and its events exist (enhanced contact monitoring). */
  readonly monitorContact: boolean;
  /** Whether adding a connection and swapping fail while a supervisor monitors. */
  readonly monitoringBreaksSwap: boolean;
  /** Which customer queue flow a contact hears once a flow has moved it from queue to queue: the one hooked before, or the instance's own. */
  readonly queueFlowAfterDequeue: 'same' | 'default';
  /** What becomes of a chat in an agent's own queue that this agent missed or declined. */
  readonly missedAgentQueueChat: 'stays-queued' | 'ends';
  /** What is left of a chat when the customer has gone. */
  readonly chatCustomerLeaves: 'ends-for-all' | 'agents-stay';
  /** How long a message of a chat may be. */
  readonly chatMessageLimit: '16384-bytes' | '1024-characters';
  /** Whether the softphone of an agent names the contact that a chat was started about. */
  readonly relatedContactInSnapshots: boolean;
  /** What a call loses when an agent's browser is gone. */
  readonly browserGone: 'agent-leaves' | 'nothing';
}

/** The positions that the sources make likeliest; each may be turned by `createConnect({ assumptions })`. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  missedConsultLeg: 'ends',
  declinedAgentState: 'FailedConnectAgent',
  callerGoneWhileRinging: 'error',
  askerCancelsWhileRinging: 'removed',
  threePartyCustomerHangUp: 'continues',
  threePartyInitialLeg: 'customer',
  toggleWithMany: 'resume-one-hold-rest',
  leavingEndsOwnHolds: true,
  minimumToAddAfterPrimaryLeft: 2,
  legsAfterEnd: 'as-they-were',
  ownLegWhileCustomerHeld: 'connected',
  holdSeenLate: false,
  quickConnectNameSeenBy: 'those-on-the-call',
  initiationMethodInSnapshots: false,
  disconnectedOnTransfer: 'when-the-agent-leaves',
  disconnectedOnCustomerDrop: 'at-the-drop',
  connectedToAgentEvent: 'at-acceptance',
  connectedToAgentOnOutbound: true,
  connectedToSystemOnExternal: true,
  connectedToSystemOnInbound: false,
  connectedToSystemOnCallback: true,
  completedWithoutAgent: false,
  initiatedNamesParent: true,
  disconnectReasonInEvents: false,
  contactAssociationId: 'root',
  transferCompletedTimestamp: 'cold-only',
  consultedAgentEventState: 'CONNECTED',
  stateStartMovesOnHold: false,
  cancelledOfferEventState: 'REJECTED',
  monitorContact: true,
  monitoringBreaksSwap: false,
  queueFlowAfterDequeue: 'same',
  missedAgentQueueChat: 'stays-queued',
  chatCustomerLeaves: 'ends-for-all',
  chatMessageLimit: '16384-bytes',
  relatedContactInSnapshots: true,
  browserGone: 'agent-leaves',
};
