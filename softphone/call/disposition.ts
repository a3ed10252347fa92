import type { CallSeen } from './snapshot.ts';

/** What a call of a queue can have been about, as the config says. */
export interface QueueDispositions {
  /** The queue by its ARN, or, when the config does not know it, by its name. */
  readonly queue: { readonly arn: string | null; readonly name: string };
  /** The call is cleared only once one is chosen. */
  readonly required: boolean;
  readonly codes: readonly { readonly code: string; readonly label: string }[];
}

/** What is asked after a call; null when its queue asks nothing. */
export function asksAfter(all: readonly QueueDispositions[], { queueArn, queueName }: CallSeen): QueueDispositions | null {
  return all.find(({ queue }) => (queue.arn === null ? queue.name === queueName : queue.arn === queueArn)) ?? null;
}

/** What an agent has said of a call, and whether it is in the store. */
export interface SaidOfCall {
  readonly code: string | null;
  readonly notes: string;
  readonly kept: 'no' | 'sending' | 'retrying' | 'yes' | 'refused';
}

export const NOTHING_SAID: SaidOfCall = { code: null, notes: '', kept: 'no' };
