import {
  AssociateQueueQuickConnectsCommand,
  type ConnectClient,
  DisassociateQueueQuickConnectsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import type { Call } from './plan-calls.ts';

/** The way to Connect, and the waiting between two calls. */
export interface Calls {
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly wait: (ms: number) => Promise<void>;
}

/** Connect's control API allows 2 calls a second for an account and Region (Admin Guide, service limits). */
const BETWEEN_CALLS_MS = 500;

/**
 * Makes the calls one after the other, no faster than Connect allows.
 * @throws CallError naming the queue of the call that failed
 */
export async function makeCalls(planned: readonly Call[], calls: Calls): Promise<void> {
  for (const [i, call] of planned.entries()) {
    if (i > 0) await calls.wait(BETWEEN_CALLS_MS);
    await makeCall(call, calls).catch((cause: unknown) => {
      throw new CallError(call, cause);
    });
  }
}

async function makeCall(call: Call, calls: Calls): Promise<void> {
  try {
    await send(call, calls);
  } catch (error) {
    if (call.does === 'associate' || !(error instanceof ResourceNotFoundException)) throw error;
    await takeAwayWhatIsThere(call, calls);
  }
}

// Something of the call is gone already, which is what was wanted; the others of the same call may still be there.
async function takeAwayWhatIsThere(call: Call, calls: Calls): Promise<void> {
  if (call.quickConnectIds.length <= 1) return;
  for (const id of call.quickConnectIds) {
    await calls.wait(BETWEEN_CALLS_MS);
    await makeCall({ ...call, quickConnectIds: [id] }, calls);
  }
}

function send({ does, instanceId, queueId, quickConnectIds }: Call, { connect }: Calls): Promise<unknown> {
  const input = { InstanceId: instanceId, QueueId: queueId, QuickConnectIds: [...quickConnectIds] };
  return does === 'associate'
    ? connect.send(new AssociateQueueQuickConnectsCommand(input))
    : connect.send(new DisassociateQueueQuickConnectsCommand(input));
}

/** A call that Connect refused, with what a person can do about it. */
export class CallError extends Error {
  override readonly name = 'CallError';
  constructor({ does, queueId, quickConnectIds }: Call, cause: unknown) {
    const name = cause instanceof Error ? cause.name : 'an unknown error';
    super(`Could not ${does} ${quickConnectIds.length} quick connects of queue ${queueId}: ${name}. ${NEXT_STEP[name] ?? OTHERWISE}`, {
      cause,
    });
  }
}

const OTHERWISE = "See the function's log for the cause, then deploy again: what was done before is left as it is.";
const NEXT_STEP: Readonly<Record<string, string>> = {
  AccessDeniedException: "Allow the call on the queue and on the quick connects in the function's role.",
  LimitExceededException: 'Ask AWS for more quick connects for each queue, or list fewer, then deploy again.',
  ResourceNotFoundException: 'Check in the config that the queue is one of the instance, then deploy again.',
  ThrottlingException: 'Connect was too busy: deploy again.',
  TooManyRequestsException: 'Connect was too busy: deploy again.',
};
