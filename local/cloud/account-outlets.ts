import type { BusEvent, FlowInvocation, Outlets } from '../ports.ts';
import type { Account } from './account.ts';
import { InvocationRefusedError, TemplateError } from './errors.ts';
import { DEFAULT_BUS } from './events/event-buses.ts';

const SERVICE = 'connect.amazonaws.com';

/** What a simulated AWS service outside this room sends into the account. */
export class AccountOutlets implements Outlets {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  putEvent(event: BusEvent): void {
    this.#account.buses.put(DEFAULT_BUS, event);
  }

  /** @throws TemplateError when the template has no such stream */
  putRecord(streamArn: string, partitionKey: string, data: unknown): void {
    const stream = this.#account.streams.get(streamArn);
    if (!stream) throw new TemplateError(`There is no stream ${streamArn}.`);
    stream.put(partitionKey, JSON.stringify(data));
  }

  /**
   * @throws InvocationRefusedError when the function is missing, its policy does not allow the call, or the time limit passes
   * (the function then runs on, as it does on AWS); Error with the function's own error when it fails
   */
  async invokeFunction({ functionArn, payload, sourceArn, sourceAccount, timeLimitMs }: FlowInvocation): Promise<unknown> {
    const limit = Promise.withResolvers<null>();
    const timer = setTimeout(() => limit.resolve(null), timeLimitMs);
    const call = { service: SERVICE, sourceArn, sourceAccount };
    const invocation = this.#account.functions.invokeFor(call, functionArn, payload);
    const result = await Promise.race([invocation, limit.promise]).finally(() => clearTimeout(timer));
    if (result === null) throw new InvocationRefusedError('TimeLimitExceeded', `The function did not answer within ${timeLimitMs} ms.`);
    if (result.ok) return result.payload;
    throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
  }
}
