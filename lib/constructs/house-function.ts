import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, type RecursiveLoop, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { bundleOf } from './bundle.ts';

/** Who calls a function, and so where a failed call is kept. */
export type Caller = 'flow' | 'queue' | 'stream' | 'http' | 'socket' | 'cloudformation';

const FAILURES_ARE_KEPT: Readonly<Record<Caller, string>> = {
  flow: 'A flow calls it and waits for the answer; its error branch goes on, and other sources tell the same facts.',
  queue: 'Its messages go to the dead-letter queue of the SQS queue it reads.',
  stream: 'Its exhausted batches go to the failure bucket of its event source mapping.',
  http: 'The HTTP API calls it and waits for the answer; the caller is told of a failure.',
  socket: 'The WebSocket API calls it and waits for the answer; a desk that gets none connects again.',
  cloudformation: 'CloudFormation waits for its answer, which it gives for failures too; the stack then rolls back.',
};

export interface HouseFunctionProps {
  readonly caller: Caller;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** MiB. @default 512 */
  readonly memorySize?: number;
  /** What Lambda does when the function leads to itself. @default it is stopped after 16 times */
  readonly recursiveLoop?: RecursiveLoop;
}

/**
 * The function of this name under `lambdas/` as this house runs functions: Node 24 on arm64, traced, a log group of its own kept for a month,
 * and a role that may do nothing else until it is allowed.
 */
export class HouseFunction extends LambdaFunction {
  constructor(scope: Construct, name: string, { caller, environment, timeout, memorySize = 512, recursiveLoop }: HouseFunctionProps) {
    const logGroup = new LogGroup(scope, `${name}-log`, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, name, {
      code: bundleOf(scope, name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      tracing: Tracing.ACTIVE,
      environment: { ...environment },
      timeout,
      memorySize,
      ...(recursiveLoop && { recursiveLoop }),
      logGroup,
      role,
    });
    acknowledge(this, FAILURES_ARE_KEPT[caller], 'Serverless-LambdaDLQ');
    this.acknowledgeWildcard('AWS X-Ray takes no resource: its two write actions are allowed on *.', 'Resource::*');
  }

  /** Allows exactly these actions on exactly these resources, under these conditions. */
  allow(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  }

  /** Says why a resource with a `*` is as narrow as it gets; `resource` as cdk-nag writes it. */
  acknowledgeWildcard(reason: string, resource: string): void {
    const policy = this.role?.node.findChild('DefaultPolicy');
    if (policy) acknowledge(policy, reason, `AwsSolutions-IAM5[${resource}]`);
  }
}
