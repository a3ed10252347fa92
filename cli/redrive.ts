import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { runCommand } from './command.ts';
import { openForCommand } from './deployment/deployed-table.ts';
import { type Deployment, deploymentOf } from './deployment/deployment.ts';
import { UsageError } from './errors.ts';
import { say, sayJson } from './print/say.ts';
import { Progress } from './progress.ts';
import type { Became } from './redrive/kept.ts';
import { readDeadLetter, readPoison } from './redrive/read-kept.ts';
import { redriveBatches } from './redrive/redrive-batches.ts';
import { redriveQueue } from './redrive/redrive-queue.ts';
import { redriveText } from './redrive/redrive-text.ts';

const HELP = `Puts what was kept for a person back into the ledger, as far as it can be read now.

  npm run redrive -- --stack NAME [--dry-run]

Batches that were given up (failure bucket) are given to their function again. Messages that could not be read (poison queue) and contact
events that failed (dead-letter queue) are read by this version and written. Deleted is what was taken and nothing else; what stays is listed with
its reason, without a value of it, and may be hidden in its queue for two minutes. Only functions of this stack are asked, each with records
of the stream it reads.

  --stack NAME   the ledger's stack, ConsultCallLedger-...
  --dry-run      only says what could be taken; of batches, only whether they are some of this stack's
  --json         one JSON document instead of words
  --help         this text

Exit code 0: nothing stays. 1: failed. 2: something stays.
`;

const OPTIONS = {
  stack: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values: { stack, json, 'dry-run': dryRun }, positionals }) => {
    if (stack === undefined || positionals.length > 0) throw new UsageError(`Say which ledger: --stack ConsultCallLedger-...\n\n${HELP}`);
    const all = await redriveAll(await deploymentOf(stack), dryRun);
    const left = all.filter(({ what }) => what === 'stays');
    if (json) sayJson({ dryRun, taken: all.length - left.length, stays: left });
    else say(redriveText(all, dryRun));
    return left.length > 0 ? 2 : 0;
  },
});

/** Batches first: what a function cannot read of them is in the poison queue then. */
async function redriveAll(deployment: Deployment, dryRun: boolean): Promise<readonly Became[]> {
  const { tableName, retentionMonths, instanceArn, poisonQueueUrl, deadLettersUrl, failuresBucket, batchFunctions } = deployment;
  const progress = new Progress(process.stderr, () => performance.now());
  const seen = (what: string) => (count: number) => progress.show(what, count, null);
  const now = () => new Date().toISOString();
  const queues = {
    // The URL says which queue; where to send to is the SDK's own business, which the environment may redirect.
    sqs: new SQSClient({ useQueueUrlAsEndpoint: false }),
    ledger: openForCommand(tableName),
    door: { instanceArn },
    retentionMonths,
    dryRun,
    now,
  };
  const batches = {
    s3: new S3Client(),
    lambda: new LambdaClient(),
    bucket: failuresBucket,
    functions: batchFunctions,
    dryRun,
    onSeen: seen('Batches'),
  };
  const poison = { ...queues, url: poisonQueueUrl, name: 'poison queue', read: readPoison, onSeen: seen('Poison') };
  const deadLetters = { ...queues, url: deadLettersUrl, name: 'dead-letter queue', read: readDeadLetter, onSeen: seen('Dead letters') };
  const became = [...(await redriveBatches(batches)), ...(await redriveQueue(poison)), ...(await redriveQueue(deadLetters))];
  progress.clear();
  return became;
}
