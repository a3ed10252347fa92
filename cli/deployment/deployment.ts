import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { UsageError } from '../errors.ts';

/** What commands must know of a deployed ledger: outputs of its stack. */
export interface Deployment {
  readonly tableName: string;
  readonly retentionMonths: number;
  readonly instanceArn: string;
  readonly poisonQueueUrl: string;
  readonly deadLettersUrl: string;
  readonly failuresBucket: string;
  readonly targetHashSecret: string;
  /** The functions that read streams: the stream's ARN by the function's. */
  readonly batchFunctions: ReadonlyMap<string, string>;
}

/**
 * Reads the outputs of the ledger's stack.
 * @throws UsageError when there is no such stack, or when it is another one or older than this command
 */
export async function deploymentOf(stackName: string): Promise<Deployment> {
  const outputs = await outputsOf(stackName);
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined)
      throw new UsageError(
        `The stack ${stackName} has no output ${name}: name the ledger's stack, ConsultCallLedger-..., deployed with this version.`,
      );
    return value;
  };
  return {
    tableName: output('TableName'),
    retentionMonths: Number(output('RetentionMonths')),
    instanceArn: output('InstanceArn'),
    poisonQueueUrl: output('PoisonQueueUrl'),
    deadLettersUrl: output('DeadLettersUrl'),
    failuresBucket: output('FailuresBucket'),
    targetHashSecret: output('TargetHashSecret'),
    batchFunctions: pairsIn(output('BatchFunctions')),
  };
}

/** Pairs with a comma between them, and a blank between the two of a pair. */
const pairsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(',').map((pair) => pair.split(' ') as [functionArn: string, streamArn: string]));

async function outputsOf(StackName: string): Promise<ReadonlyMap<string, string>> {
  const { Stacks } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName })).catch((cause: Error) => {
    if (cause.name !== 'ValidationError') throw cause;
    throw new UsageError(`There is no stack ${StackName} in this account and Region: look at the name, AWS_PROFILE and AWS_REGION.`, {
      cause,
    });
  });
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return new Map(outputs.flatMap(({ OutputKey, OutputValue }) => (OutputKey && OutputValue ? [[OutputKey, OutputValue] as const] : [])));
}

/** The outputs of several stacks together. @throws UsageError when one of them is not there */
export async function outputsOfStacks(stackNames: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = await Promise.all(stackNames.map(outputsOf));
  return new Map(all.flatMap((outputs) => [...outputs]));
}
