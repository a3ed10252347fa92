import type { TargetKind } from '../../contract/targets.ts';

/** Somebody who can be asked into a call: a quick connect, or a number the agent typed. */
export interface Endpoint {
  readonly kind: TargetKind;
  /** The quick connect's ARN; null for a typed number. */
  readonly arn: string | null;
  /** The quick connect's name; null for a typed number. */
  readonly name: string | null;
  /** E.164; null inside the instance. */
  readonly number: string | null;
}

/** What is remembered of a dialled endpoint. It holds no number: the line itself tells that. */
export interface Target {
  readonly kind: TargetKind;
  readonly name: string | null;
}

/** An outside number as an endpoint. `number` is E.164. */
export const outsideNumber = (number: string): Endpoint => ({ kind: 'external', arn: null, name: null, number });
