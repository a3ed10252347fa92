import { type CreateTableCommandInput, StreamViewType } from '@aws-sdk/client-dynamodb';

/** What makes an empty table with the keys that the stack gives the real one. */
export const ledgerTable = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
});

/** The same with the stream that the stack gives it. */
export const ledgerTableWithStream = (TableName: string): CreateTableCommandInput => ({
  ...ledgerTable(TableName),
  StreamSpecification: { StreamEnabled: true, StreamViewType: StreamViewType.NEW_AND_OLD_IMAGES },
});

/** What makes an empty table of what callers have taken, as the stack makes it. */
export const limitsTable = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
});
