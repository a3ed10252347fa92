import { FLOW_TYPES, type FlowType } from '../resources/registry.ts';

const HOLD: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
const WHISPER: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];
const without = (...types: readonly FlowType[]) => FLOW_TYPES.filter((type) => !types.includes(type));

// Sets of flow types that pages of the flow language name together.

/** Every type. */
export const EVERY: readonly FlowType[] = FLOW_TYPES;
/** All but the hold flows. */
export const NOT_HOLD: readonly FlowType[] = without(...HOLD);
/** All but whispers and hold flows. */
export const NOT_WHISPER_OR_HOLD: readonly FlowType[] = without(...HOLD, ...WHISPER);
/** Flows that lead a contact somewhere. */
export const INBOUND_AND_TRANSFER: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];
/** Flows of quick connects. */
export const TRANSFER: readonly FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
/** Flows that lead a contact somewhere, and those that play while it waits. */
export const ROUTED: readonly FlowType[] = [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'];
/** Flows that play while somebody waits. */
export const LISTENING: readonly FlowType[] = ['CUSTOMER_QUEUE', ...HOLD];
