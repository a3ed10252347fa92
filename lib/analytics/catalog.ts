import { Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { COLUMNS, DAY } from './columns.ts';

/** The folder of the bucket that holds settled consults, a folder for each day in it. */
export const CONSULTS_PREFIX = 'consults/';
/** What the queries ask. */
const TABLE = 'consult_settled';
/** Nothing was published before. */
const FIRST_DAY = '2026-01-01';

/**
 * What the files in the bucket mean: one table, a partition for each day. Days are worked out by Athena (partition projection), so that
 * nobody has to add them.
 */
export class Catalog extends Construct {
  readonly databaseName: string;
  readonly tableName: string = TABLE;

  constructor(scope: Construct, id: string, { bucket, databaseName }: { readonly bucket: IBucket; readonly databaseName: string }) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', { catalogId, databaseInput: { name: databaseName, description: 'Consult Call' } });
    this.databaseName = databaseName;
    const location = `s3://${bucket.bucketName}/${CONSULTS_PREFIX}`;
    const table = new CfnTable(this, 'Consults', {
      catalogId,
      databaseName,
      tableInput: {
        name: TABLE,
        description: 'What consults came to; several rows for one consult, the greatest revision holds',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [DAY],
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': `${FIRST_DAY},NOW+1DAY`,
          'storage.location.template': `${location}day=\${day}/`,
        },
        storageDescriptor: {
          columns: [...COLUMNS],
          location,
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
    table.addResourceDependency(database);
  }
}
