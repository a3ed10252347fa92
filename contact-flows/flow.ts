/** The types a flow can be created with (Amazon Connect API, ContactFlowType); the type of a flow can never be changed. */
export const FLOW_TYPES = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
] as const;
export type FlowType = (typeof FLOW_TYPES)[number];

/** A parameter as the flow language takes it: text all the way down, numbers and booleans included. */
export type ParameterValue = string | readonly ParameterValue[] | { readonly [name: string]: ParameterValue | undefined };

export interface FlowAction {
  /** Unique in the flow, at most 50 characters. */
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, ParameterValue | undefined>>;
  readonly Transitions: Transitions;
}

export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
  readonly Conditions?: readonly FlowCondition[];
}

export interface FlowCondition {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
}

/** A flow in the language of version 2019-10-30 (Amazon Connect flow language reference). */
export interface Flow {
  readonly Version: string;
  readonly StartAction: string;
  readonly Actions: readonly FlowAction[];
}
