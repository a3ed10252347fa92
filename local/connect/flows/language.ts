/** A flow as CreateContactFlow takes it: the Amazon Connect Flow language, version 2019-10-30 (FL/flow-language). */
export interface FlowDocument {
  readonly Version: string;
  readonly StartAction: string;
  readonly Metadata?: unknown;
  readonly Actions: readonly ActionDocument[];
}

export interface ActionDocument {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: Transitions;
}

export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
  readonly Conditions?: readonly { readonly NextAction: string; readonly Condition: Condition }[];
}

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

export const NEXT: Outcome = { to: 'next' };
export const END: Outcome = { to: 'end' };
export const failed = (type = 'NoMatchingError'): Outcome => ({ to: 'error', type });
export const decides = (value: string): Outcome => ({ to: 'condition', value });
