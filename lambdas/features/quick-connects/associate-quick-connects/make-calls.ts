import {
  AssociateQueueQuickConnectsCommand,
  type ConnectClient,
  DisassociateQueueQuickConnectsCommand,
  paginateListQuickConnects,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import { MS_BETWEEN_CALLS } from '../../../../contract/offer-plan.ts';
import type { Call } from './plan-calls.ts';

/** The way to Connect, and the waiting between two calls. */
export interface Calls {
  readonly connect: ConnectClient;
  readonly wait: (ms: number) => Promise<void>;
}

/** An instance and its quick connects' ids, by name. */
export interface Instance {
  readonly instanceId: string;
  readonly ids: ReadonlyMap<string, string>;
}

/** The most a page of ListQuickConnects holds (API reference). */
const PAGE = 1_000;

/** All quick connects of an instance. @throws what the SDK throws */
export async function quickConnectsOf(instanceId: string, { connect, wait }: Calls): Promise<Instance> {
  const ids = new Map<string, string>();
  for await (const { QuickConnectSummaryList = [] } of paginateListQuickConnects(
    { client: connect, pageSize: PAGE },
    { InstanceId: instanceId },
  )) {
    for (const { Name, Id } of QuickConnectSummaryList) if (Name && Id) ids.set(Name, Id);
    await wait(MS_BETWEEN_CALLS);
  }
  return { instanceId, ids };
}

/**
 * Makes one call; what is gone already need not be taken away.
 * @throws CallError with the queue and what to do
 */
export async function makeCall(call: Call, { instanceId, ids }: Instance, calls: Calls): Promise<void> {
  const found = call.quickConnects.flatMap((name) => ids.get(name) ?? []);
  const missing = call.quickConnects.length - found.length;
  if (call.does === 'associate' && missing > 0) throw new CallError(call, new MissingError(missing));
  await send({ ...call, instanceId, found }, calls).catch((cause: unknown) => {
    throw new CallError(call, cause);
  });
}

interface Sent extends Call {
  readonly instanceId: string;
  readonly found: readonly string[];
}

async function send(sent: Sent, calls: Calls): Promise<void> {
  const { does, instanceId, queueArn, found } = sent;
  if (found.length === 0) return;
  const input = { InstanceId: instanceId, QueueId: queueArn.slice(queueArn.lastIndexOf('/') + 1), QuickConnectIds: [...found] };
  if (does === 'associate') {
    await calls.connect.send(new AssociateQueueQuickConnectsCommand(input));
    return;
  }
  try {
    await calls.connect.send(new DisassociateQueueQuickConnectsCommand(input));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await takeAwayWhatIsThere(sent, calls);
  }
}

// Something of the call is gone already, which is what was wanted; the others of the same call may still be there.
async function takeAwayWhatIsThere(sent: Sent, calls: Calls): Promise<void> {
  if (sent.found.length <= 1) return;
  for (const id of sent.found) {
    await calls.wait(MS_BETWEEN_CALLS);
    await send({ ...sent, found: [id] }, calls);
  }
}

/** Quick connects of the plan that the instance does not have. */
class MissingError extends Error {
  override readonly name = 'MissingError';
  constructor(count: number) {
    super(`${count} of them are not in the instance.`);
  }
}

/** A call that Connect refused, with what a person can do about it. */
export class CallError extends Error {
  override readonly name = 'CallError';
  constructor({ does, queueName, quickConnects }: Call, cause: unknown) {
    const name = cause instanceof Error ? cause.name : 'an unknown error';
    super(`Could not ${does} ${quickConnects.length} quick connects of queue "${queueName}": ${name}. ${NEXT_STEP[name] ?? OTHERWISE}`, {
      cause,
    });
  }
}

const OTHERWISE = "See the function's log for the cause, then deploy again: what was done before is left as it is.";
const NEXT_STEP: Readonly<Record<string, string>> = {
  AccessDeniedException: "Allow the call on the queue and on the quick connects in the function's role.",
  LimitExceededException: 'Ask AWS for more quick connects for each queue, or list fewer, then deploy again.',
  MissingError:
    'Somebody deleted or renamed quick connects of this stack by hand: change their entries in the config, or restore their names, then deploy again.',
  ResourceNotFoundException: 'Check in the config that the queue is one of the instance, then deploy again.',
  ThrottlingException: 'Connect was too busy: deploy again.',
  TooManyRequestsException: 'Connect was too busy: deploy again.',
};
