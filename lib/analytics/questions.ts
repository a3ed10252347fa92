import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { QUERIES, queryText } from './queries.ts';

/** A question that would read more than this is stopped: a mistake must not cost more than a few cents. */
const MOST_BYTES = 10 * 1024 ** 3;

export interface QuestionsProps {
  readonly workGroupName: string;
  readonly databaseName: string;
  /** Where answers are kept. */
  readonly answers: IBucket;
  /** Encrypts the answers. */
  readonly key: IKey;
}

/** Where questions are asked, and those that are saved there. */
export class Questions extends Construct {
  readonly workGroup: CfnWorkGroup;

  constructor(scope: Construct, id: string, { workGroupName, databaseName, answers, key }: QuestionsProps) {
    super(scope, id);
    this.workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name: workGroupName,
      description: 'Questions about consults',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: MOST_BYTES,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${answers.bucketName}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
    for (const { file, name, description } of QUERIES) {
      const query = new CfnNamedQuery(this, file, {
        database: databaseName,
        workGroup: workGroupName,
        queryString: queryText(file),
        name,
        description,
      });
      query.addResourceDependency(this.workGroup);
    }
  }
}
