import { MS_BETWEEN_CALLS } from '../../../../contract/offer-plan.ts';
import type { Log } from '../../../runtime/log.ts';
import { type Calls, makeCall, quickConnectsOf } from './make-calls.ts';
import { type Call, type KnownPlan, planCalls } from './plan-calls.ts';
import type { Properties, Request } from './request.ts';

/** What a turn works with. */
export interface TurnServices extends Calls {
  readonly log: Log;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** How a turn ended: with all done, or at a call that the next turn goes on with. */
export type TurnEnd = { readonly done: true } | { readonly done: false; readonly nextCall: number };

/** After so many calls the log says how far it is: every 25 seconds. */
const PROGRESS_EVERY = 50;

/**
 * Works through the calls of a request from one on, until they are done or the time is over. Every turn makes the same plan of calls, and a call that was made
 * changes nothing when it is made again: a turn that was cut is taken once more.
 * @throws CallError
 */
export async function takeTurn(request: Request, fromCall: number, untilMs: number, services: TurnServices): Promise<TurnEnd> {
  const calls = callsOf(request);
  if (fromCall >= calls.length) return { done: true };
  const instance = await quickConnectsOf(request.ResourceProperties.InstanceId, services);
  for (const [at, call] of calls.entries()) {
    if (at < fromCall) continue;
    if (services.now() >= untilMs) return { done: false, nextCall: at };
    if (at > fromCall) await services.wait(MS_BETWEEN_CALLS);
    await makeCall(call, instance, services);
    if ((at + 1) % PROGRESS_EVERY === 0 || at + 1 === calls.length) said(call, at, calls.length, services.log);
  }
  return { done: true };
}

const said = ({ queueName, does }: Call, at: number, of: number, log: Log): void =>
  log.info('Quick connects are associated.', { calls: at + 1, of, does, queue: queueName });

function callsOf(request: Request): readonly Call[] {
  const { RequestType, ResourceProperties } = request;
  if (RequestType === 'Delete') return planCalls(planIn(ResourceProperties), null);
  const isUpdate = RequestType === 'Update' && request.OldResourceProperties.InstanceId === ResourceProperties.InstanceId;
  // For another instance CloudFormation sends a Delete of the old resource by itself.
  return planCalls(isUpdate ? planIn(request.OldResourceProperties) : null, planIn(ResourceProperties));
}

function planIn({ Plan, CreatedQueueArns }: Properties): KnownPlan {
  const created = Plan.queues.filter(({ arn }) => arn === null).map(({ name }, at) => [name, CreatedQueueArns[at] ?? ''] as const);
  const known = Plan.queues.flatMap(({ name, arn }) => (arn === null ? [] : [[name, arn] as const]));
  return { ...Plan, queueArns: new Map([...known, ...created]) };
}
