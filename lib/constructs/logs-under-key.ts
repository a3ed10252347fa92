import { Aspects, type IAspect } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';

/** Encrypts every log group of a scope with one key, whoever made the log group: CDK's own functions have some, too. */
export const logsUnderKey = (scope: IConstruct, key: IKey): void => Aspects.of(scope).add(new LogsUnderKey(key));

class LogsUnderKey implements IAspect {
  readonly #key: IKey;

  constructor(key: IKey) {
    this.#key = key;
  }

  visit(node: IConstruct): void {
    if (node instanceof CfnLogGroup) node.kmsKeyId = this.#key.keyArn;
  }
}
