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
  };
}

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
