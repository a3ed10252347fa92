import { FLOW_TYPES, type FlowType } from '../resources/registry.ts';

const HOLD: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
const WHISPER: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];
const without = (...types: readonly FlowType[]) => FLOW_TYPES.filter((type) => !types.includes(type));

/** Sets of flow types that an action's page names together. */
export const EVERY: readonly FlowType[] = FLOW_TYPES;
export const NOT_HOLD: readonly FlowType[] = without(...HOLD);
export const NOT_WHISPER_OR_HOLD: readonly FlowType[] = without(...HOLD, ...WHISPER);
export const INBOUND_AND_TRANSFER: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];
export const TRANSFER: readonly FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
export const ROUTED: readonly FlowType[] = [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'];
export const LISTENING: readonly FlowType[] = ['CUSTOMER_QUEUE', ...HOLD];
