import { CfnQueue } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';
import { stableId } from './stable-id.ts';

/** The queues of the config by name: those of the instance, and the ones that are created. */
export class Queues extends Construct {
  readonly created: readonly CfnQueue[];
  readonly #arns = new Map<string, string>();

  constructor(scope: Construct, id: string, { instance, queues }: Config) {
    super(scope, id);
    const created: CfnQueue[] = [];
    for (const { name, arn, hoursArn = '' } of queues) {
      if (arn) this.#arns.set(name, arn);
      else {
        const description = 'Created for Consult Call';
        const queue = new CfnQueue(this, stableId('queue', name), {
          instanceArn: instance.arn,
          name,
          description,
          hoursOfOperationArn: hoursArn,
        });
        created.push(queue);
        this.#arns.set(name, queue.attrQueueArn);
      }
    }
    this.created = created;
  }

  /** ARNs of the created ones, in the order of the config. */
  get createdArns(): readonly string[] {
    return this.created.map(({ attrQueueArn }) => attrQueueArn);
  }

  /** @throws Error for a name the config does not list; the config was checked, so this is a mistake of ours. */
  arnOf(name: string): string {
    const arn = this.#arns.get(name);
    if (arn === undefined) throw new Error(`No queue is named ${name}.`);
    return arn;
  }
}
