import type { BusEvent } from '../../ports.ts';
import { InvocationRefusedError } from '../errors.ts';
import type { Access } from '../iam/access.ts';
import { decide } from '../iam/decide.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Pace } from '../pace.ts';
import type { Queue } from '../sqs/queue.ts';
import type { Queues } from '../sqs/queues.ts';
import type { EventMatcher } from './event-pattern.ts';

/** Where a rule sends what it matched. */
export interface RuleTarget {
  readonly arn: string;
  /** The text or object that goes there for an event. */
  readonly inputFor: (event: BusEvent) => unknown;
  readonly deadLetterArn: string | null;
}

/** A rule of a bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly matches: EventMatcher;
  readonly targets: readonly RuleTarget[];
}

interface Surroundings {
  readonly accountId: string;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly access: Access;
  readonly pace: Pace;
  readonly beginWork: () => () => void;
  /** Told of a delivery that was given up. */
  readonly onFault: (error: unknown) => void;
}

const SERVICE = 'events.amazonaws.com';
const SENDER_ID = 'AIDALOCALCLOUDEVENTS';
/** Lambda tries an asynchronous invocation three times, one and two minutes apart (Lambda Developer Guide, "Asynchronous invocation"). */
const ASYNC_RETRY_DELAYS_MS = [60_000, 120_000];

/** An event bus with its rules. */
export class EventBus {
  readonly #rules: Rule[] = [];
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  addRule(rule: Rule): void {
    this.#rules.push(rule);
  }

  put(event: BusEvent): void {
    for (const rule of this.#rules.filter(({ enabled, matches }) => enabled && matches(event))) {
      for (const target of rule.targets) this.#deliver(rule, target, event);
    }
  }

  #deliver(rule: Rule, target: RuleTarget, event: BusEvent): void {
    const input = target.inputFor(event);
    if (!target.arn.includes(':sqs:')) return void this.#invoke(rule, target, input);
    if (this.#sent(rule, this.#surroundings.queues.byArn(target.arn), input)) return;
    this.#giveUp(rule, target, input);
  }

  async #invoke(rule: Rule, target: RuleTarget, input: unknown): Promise<void> {
    const { functions, accountId, pace, beginWork } = this.#surroundings;
    const end = beginWork();
    const call = { service: SERVICE, sourceArn: rule.arn, sourceAccount: accountId };
    try {
      for (const delayMs of [...ASYNC_RETRY_DELAYS_MS, null]) {
        const result = await functions.invokeFor(call, target.arn, input);
        if (result.ok || delayMs === null) return;
        await new Promise<void>((resolve) => pace.after(delayMs, resolve));
      }
    } catch (error) {
      // The refusal is kept in deniedRequests(), and EventBridge treats it as a failed delivery.
      if (error instanceof InvocationRefusedError) this.#giveUp(rule, target, input);
      else this.#surroundings.onFault(error);
    } finally {
      end();
    }
  }

  #sent(rule: Rule, queue: Queue, input: unknown): boolean {
    const { accountId, access } = this.#surroundings;
    const action = 'sqs:SendMessage';
    const context = { 'aws:sourcearn': rule.arn, 'aws:sourceaccount': accountId, 'aws:securetransport': 'true' };
    const decision = decide(queue.policy, { action, resource: queue.spec.arn, context, principal: { service: SERVICE } });
    if (decision === 'allowed') {
      queue.send({ body: typeof input === 'string' ? input : JSON.stringify(input), senderId: SENDER_ID });
      return true;
    }
    const message = `${SERVICE} for ${rule.name} is not authorized to perform: ${action} on resource: ${queue.spec.arn} because no resource-based policy allows it`;
    access.deny({ caller: SERVICE, action, resource: queue.spec.arn, message });
    return false;
  }

  #giveUp(rule: Rule, target: RuleTarget, input: unknown): void {
    const { queues, onFault } = this.#surroundings;
    if (target.deadLetterArn !== null && this.#sent(rule, queues.byArn(target.deadLetterArn), input)) return;
    onFault(new Error(`The rule ${rule.name} could not deliver an event to ${target.arn}, and it is lost.`));
  }
}
