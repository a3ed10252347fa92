import type { AwsService, Clock, Outlets, ResourceProvider, ResourceRemover } from '../ports.ts';
import type { Sizes } from './account.ts';
import type { FaultPlan } from './gateway/faults.ts';
import type { DeniedRequest, UnusedGrant, UsedGrant } from './iam/access.ts';
import type { BucketView, FunctionView, QueueView } from './inspection.ts';
import type { MadeResource } from './template/stack-scope.ts';

/** What a cloud is made of, and where it finds what it stands on. */
export interface CloudOptions {
  /** Folder that `cdk synth` wrote. */
  readonly assemblyDir: string;
  readonly clock: Clock;
  /** What functions and authorizers take for the time of day: that of the calls, where those are simulated. @default `clock` */
  readonly functionClock?: Clock;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Makers of resource types that are not this room's, by type. */
  readonly providers?: Readonly<Record<string, ResourceProvider>>;
  /** What deletes resources that `providers` made, by type. */
  readonly removers?: Readonly<Record<string, ResourceRemover>>;
  /** AWS services that are not this room's. */
  readonly services?: readonly AwsService[];
  /** Where the distribution is served; a free port unless given. */
  readonly ports?: { readonly site?: number };
  /** One line per step, with its seconds. */
  readonly progress?: (line: string) => void;
  /** Of DynamoDB Local. */
  readonly dynamoEndpoint: string;
  readonly faults?: FaultPlan;
  /** Below 1, shortens the services' own delays: windows, back-off, visibility after a failure, record ages. @default 1 */
  readonly timeScale?: number;
  readonly sizes?: Partial<Sizes>;
}

/** A running cloud. */
export interface Cloud {
  readonly outlets: Outlets;
  /** `http://127.0.0.1:<port>`: DynamoDB, SQS and the services that were given, for signed requests of the functions. */
  readonly endpoint: string;
  /** Variables with which a process of its own, such as a command, reaches the cloud as somebody who may do everything. */
  readonly operatorEnvironment: Readonly<Record<string, string>>;
  /** `http://localhost:<port>`, or null when the template has no distribution. */
  readonly siteUrl: string | null;
  /** @throws TemplateError for an unknown stack */
  outputs(stack: string): Readonly<Record<string, string>>;
  /** As `cdk destroy` of one stack. @throws TemplateError, DeletionFailedError for what CloudFormation or a service would refuse */
  destroy(stack: string): Promise<void>;
  /** The text of a secret that the template made. @throws TemplateError for an unknown one */
  secret(arn: string): string;
  /** By the beginning of the logical id, and the type where that is not clear. @throws TemplateError unless there is exactly one */
  resource(stack: string, logicalIdPrefix: string, type?: string): MadeResource;
  /** Resolves when no event, message or record is waiting or being worked on, and no function runs. @throws when a stream cannot be read */
  idle(): Promise<void>;
  /** Starts one environment of every function. */
  warm(): Promise<void>;
  functions(): readonly FunctionView[];
  queues(): readonly QueueView[];
  buckets(): readonly BucketView[];
  deniedRequests(): readonly DeniedRequest[];
  usedGrants(): readonly UsedGrant[];
  /** What the roles allow and no request has needed so far; permissions that are not evaluated here are left out. */
  unusedGrants(): readonly UnusedGrant[];
  /** What went wrong without anybody waiting for it: a lost event, a stream that cannot be read, a call of an unknown service. */
  troubles(): readonly Error[];
  /** Replaces the plan of injected faults; its dice begin anew. */
  injectFaults(plan: FaultPlan): void;
  stop(): Promise<void>;
}
