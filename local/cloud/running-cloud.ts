import type { Outlets } from '../ports.ts';
import type { Account } from './account.ts';
import { AccountOutlets } from './account-outlets.ts';
import type { Closing } from './closing.ts';
import type { Cloud } from './cloud.ts';
import type { Deployment } from './deployment.ts';
import { TemplateError } from './errors.ts';
import type { FaultPlan, Faults } from './gateway/faults.ts';
import type { DeniedRequest, UnusedGrant, UsedGrant } from './iam/access.ts';
import { type BucketView, bucketView, type FunctionView, functionView, type QueueView, queueViews } from './inspection.ts';
import type { MadeResource } from './template/stack-scope.ts';

/** What a running cloud is put together from. */
export interface Parts {
  readonly account: Account;
  readonly deployment: Deployment;
  readonly faults: Faults;
  readonly troubles: readonly Error[];
  readonly siteUrl: string | null;
  readonly closing: Closing;
}

/** A cloud whose stacks are made. */
export class RunningCloud implements Cloud {
  readonly outlets: Outlets;
  readonly endpoint: string;
  readonly operatorEnvironment: Readonly<Record<string, string>>;
  readonly siteUrl: string | null;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.outlets = new AccountOutlets(parts.account);
    this.endpoint = parts.account.endpoint;
    this.operatorEnvironment = operatorEnvironment(parts.account);
    this.siteUrl = parts.siteUrl;
  }

  outputs(stack: string): Readonly<Record<string, string>> {
    return this.#parts.deployment.outputs(stack);
  }

  secret(arn: string): string {
    const text = this.#parts.account.secrets.get(arn);
    if (text === undefined) throw new TemplateError(`there is no secret ${arn}`);
    return text;
  }

  destroy(stack: string): Promise<void> {
    return this.#parts.deployment.remove(stack);
  }

  resource(stack: string, logicalIdPrefix: string, type?: string): MadeResource {
    return this.#parts.deployment.resource(stack, logicalIdPrefix, type);
  }

  async idle(): Promise<void> {
    const { work, tables, streams } = this.#parts.account;
    const handedOn = () => [...streams.values()].reduce((sum, stream) => sum + stream.handOn(), 0);
    // What was written since the last read shows only when the streams are read again; what they give is work again.
    do await work.whenQuiet();
    while (handedOn() + (await tables.readStreams()) > 0 || !work.quiet);
  }

  async warm(): Promise<void> {
    await this.#parts.account.functions.warm();
  }

  functions(): readonly FunctionView[] {
    return this.#parts.account.functions.all().map(functionView);
  }

  queues(): readonly QueueView[] {
    return queueViews(this.#parts.account.queues.all());
  }

  buckets(): readonly BucketView[] {
    return this.#parts.account.buckets.all().map(bucketView);
  }

  deniedRequests(): readonly DeniedRequest[] {
    return this.#parts.account.access.denied();
  }

  usedGrants(): readonly UsedGrant[] {
    return this.#parts.account.access.used();
  }

  unusedGrants(): readonly UnusedGrant[] {
    return this.#parts.account.access.unused();
  }

  troubles(): readonly Error[] {
    return [...this.#parts.troubles];
  }

  injectFaults(plan: FaultPlan): void {
    this.#parts.faults.use(plan);
  }

  async stop(): Promise<void> {
    await this.#parts.closing.close();
  }
}

const operatorEnvironment = ({ operator, region, endpoint }: Account) => ({
  AWS_ACCESS_KEY_ID: operator.accessKeyId,
  AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
  AWS_SESSION_TOKEN: operator.sessionToken,
  AWS_REGION: region,
  AWS_ENDPOINT_URL: endpoint,
});
