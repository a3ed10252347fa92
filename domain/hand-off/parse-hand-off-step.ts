import { openFlowPayload } from '../door/flow-payload.ts';
import { type Door, otherInstance } from '../door/other-instance.ts';
import { readFields } from '../door/read-fields.ts';
import { arn, object } from '../door/values.ts';
import type { Rejection } from '../parsed.ts';

/** A contact that a flow passes to an AI agent, or has back from it. */
export interface HandOffStep {
  readonly contactId: string;
  /** The AI agent's name in the config, as the flow says it; empty when it does not. */
  readonly aiAgent: string;
  /** The flow looks for a hand-off for the last time. */
  readonly isLast: boolean;
}

type ParsedStep = { readonly ok: true; readonly step: HandOffStep } | { readonly ok: false; readonly rejection: Rejection };

/** Reads what a flow hands to a function before and after an AI agent's turn. Never throws. */
export function parseHandOffStep(input: unknown, door: Door = {}): ParsedStep {
  const opened = openFlowPayload(input);
  if (!opened.ok) return opened;
  const { contactId, contactData, details } = opened.payload;
  const { fields } = readFields({ InstanceARN: arn }, contactData, 'Details.ContactData');
  const parameters = object.safeParse(details.Parameters);
  const { aiAgent: name, look } = parameters.success ? parameters.data : {};
  const step = { contactId, aiAgent: typeof name === 'string' ? name : '', isLast: look === 'last' };
  return otherInstance(door, fields.InstanceARN, contactId) ?? { ok: true, step };
}
