/** A flow as CreateContactFlow takes it: the Amazon Connect Flow language, version 2019-10-30 (FL/flow-language). */
export interface FlowDocument {
  readonly Version: string;
  readonly StartAction: string;
  readonly Metadata?: unknown;
  readonly Actions: readonly ActionDocument[];
}

/** One action of a flow. Parameters are texts, lists and objects of texts; a JSONPath is a text. */
export interface ActionDocument {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: Transitions;
}

/** The ways on from an action. */
export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
  readonly Conditions?: readonly { readonly NextAction: string; readonly Condition: Condition }[];
}

/** A comparison with one or more operands, of which one must hold. */
export interface Condition {
  readonly Operator: string;
  readonly Operands: readonly string[];
}

/** Where an action leads: on, into the first condition that holds, into an error, or out of the flow. */
export type Outcome =
  | { readonly to: 'next' }
  | { readonly to: 'condition'; readonly value: string }
  | { readonly to: 'error'; readonly type: string }
  | { readonly to: 'end' };

/** On by NextAction. */
export const NEXT: Outcome = { to: 'next' };
/** The flow is over, or its contact has gone on without it. */
export const END: Outcome = { to: 'end' };
/** On by the branch of an error. */
export const failed = (type = 'NoMatchingError'): Outcome => ({ to: 'error', type });
/** On by the first condition that the value meets. */
export const decides = (value: string): Outcome => ({ to: 'condition', value });
