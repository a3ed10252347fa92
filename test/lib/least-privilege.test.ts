import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { otherPoliciesOf, permissionsOf } from './permissions.ts';
import { ARNS, templatesOf } from './stacks.ts';

const templates = templatesOf();

const TRACES = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const KEY = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
const READ_STREAM = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const handsOnPoison = { 'LedgerKey.Arn': KEY, 'Poison.Arn': ['sqs:SendMessage'] };
const writesFacts = { 'LedgerTable.Arn LEG#*': ['dynamodb:UpdateItem'], ...handsOnPoison };
const counts = (what: string) => ({ [`LimitsTable.Arn CALLER#${what}#*`]: ['dynamodb:UpdateItem'] });
const looksUpLogins = {
  'LedgerTable.Arn LOGIN#*': ['dynamodb:PutItem'],
  ...counts('REQUEST'),
  'LedgerKey.Arn': KEY,
  [ARNS.instance]: ['connect:SearchUsers'],
  [`${ARNS.instance}/agent/*`]: ['connect:DescribeUser'],
};
const readsCalls = {
  'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
  ...looksUpLogins,
};
const writesOnCalls = { 'LedgerTable.Arn WRITTEN#*': ['dynamodb:PutItem'] };
const writesNotes = { 'LedgerTable.Arn WRITTEN#*': ['dynamodb:PutItem', 'dynamodb:UpdateItem'] };
const keepsFailures = { 'Failures.Arn': ['s3:ListBucket'], 'Failures.Arn/*': ['s3:PutObject'] };

/** Everything each function may do, and on what. Beside it nothing. */
const ALLOWED = {
  'on-leg-start': { stack: 'ledger', may: { '*': TRACES, 'LegStartsonlegstartlog.Arn': LOG, ...writesFacts } },
  'choose-return': {
    stack: 'ledger',
    may: {
      '*': TRACES,
      'Returnschoosereturnlog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      'LedgerKey.Arn': KEY,
      [`${ARNS.instance}/contact/*`]: ['connect:DescribeContact'],
    },
  },
  'on-contact-event': {
    stack: 'ledger',
    may: {
      '*': TRACES,
      'ContactEventsoncontacteventlog.Arn': LOG,
      ...writesFacts,
      'ContactEventsQueue.Arn': ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    },
  },
  'on-contact-record': {
    stack: 'ledger',
    may: {
      '*': TRACES,
      'ContactRecordsoncontactrecordlog.Arn': LOG,
      ...writesFacts,
      'ContactRecordsStream.Arn': READ_STREAM,
      ...keepsFailures,
    },
  },
  'on-agent-event': {
    stack: 'ledger',
    may: {
      '*': TRACES,
      'AgentEventsonagenteventlog.Arn': LOG,
      'LedgerTable.Arn LEG#* AGENT#*': ['dynamodb:UpdateItem'],
      ...handsOnPoison,
      'AgentEventsStream.Arn': READ_STREAM,
      ...keepsFailures,
    },
  },
  'project-consults': {
    stack: 'ledger',
    may: {
      '*': ['dynamodb:ListStreams', ...TRACES],
      'Projectionprojectconsultslog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:Query'],
      'LedgerTable.Arn CONSULT#* REPORT#* LIST#*': ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      'LedgerTable.Arn LEG#* CHAIN#*': ['dynamodb:UpdateItem'],
      'LedgerTable.StreamArn': ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      'LedgerKey.Arn': KEY,
      'Poison.Arn': ['sqs:SendMessage'],
      ProjectionTargetHashKey: ['secretsmanager:GetSecretValue'],
      ...keepsFailures,
    },
  },
  'announce-changes': {
    stack: 'ledger',
    may: {
      '*': ['dynamodb:ListStreams', ...TRACES],
      'ConsultEventsannouncechangeslog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      'LedgerTable.Arn SOCKET#* DESK#* WATCH#*': ['dynamodb:DeleteItem'],
      'LedgerTable.StreamArn': ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      'ConsultEventsBus.Arn': ['events:PutEvents'],
      'LedgerKey.Arn': KEY,
      'Failures.Arn': ['s3:ListBucket'],
      'Failures.Arn/*': ['s3:PutObject'],
    },
  },
  'associate-quick-connects': {
    stack: 'connect',
    may: {
      '*': TRACES,
      'Offersassociatequickconnectslog.Arn': LOG,
      [`${ARNS.instance}/queue/*`]: ['connect:AssociateQueueQuickConnects', 'connect:DisassociateQueueQuickConnects'],
      [`${ARNS.instance}/transfer-destination/*`]: [
        'connect:AssociateQueueQuickConnects',
        'connect:DisassociateQueueQuickConnects',
        'connect:ListQuickConnects',
      ],
      'OffersTurns.Arn': ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
      'LedgerKey.Arn': KEY,
    },
  },
  'get-contact-tree': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'getcontacttreelog.Arn': LOG,
      ...readsCalls,
      'LedgerTable.Arn TURN#DescribeContact TURN#GetContactMetrics': ['dynamodb:PutItem'],
      [ARNS.instance]: ['connect:GetContactMetrics', 'connect:SearchUsers'],
      [`${ARNS.instance}/contact/*`]: ['connect:DescribeContact', 'connect:GetContactMetrics'],
    },
  },
  'get-consult-report': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'getconsultreportlog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:GetItem', 'dynamodb:Query'],
      ...looksUpLogins,
    },
  },
  'get-consults': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'getconsultslog.Arn': LOG,
      ...readsCalls,
    },
  },
  'get-directory': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'Directorygetdirectorylog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem'],
      'LedgerTable.Arn TEAMS TURN#GetCurrentMetricData': ['dynamodb:PutItem'],
      ...looksUpLogins,
      [`${ARNS.instance}/queue/*`]: ['connect:GetCurrentMetricData'],
      [`${ARNS.instance}/routing-profile/*`]: ['connect:GetCurrentMetricData'],
    },
  },
  'get-me': {
    stack: 'desk',
    may: { '*': TRACES, 'getmelog.Arn': LOG, 'LedgerTable.Arn': ['dynamodb:GetItem'], ...looksUpLogins },
  },
  'put-names': {
    stack: 'connect',
    may: { '*': TRACES, 'KnownNamesputnameslog.Arn': LOG, 'LedgerTable.Arn DIRECTORY': ['dynamodb:PutItem'], 'LedgerKey.Arn': KEY },
  },
  'log-actions': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'logactionslog.Arn': LOG,
      ...readsCalls,
      'LedgerTable.Arn ACTIONS#*': ['dynamodb:UpdateItem'],
    },
  },
  'get-note': { stack: 'desk', may: { '*': TRACES, 'Notesgetnotelog.Arn': LOG, ...readsCalls } },
  'put-note': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'Notesputnotelog.Arn': LOG,
      ...readsCalls,
      ...writesNotes,
      [`${ARNS.instance}/contact/*`]: ['connect:UpdateContactAttributes'],
    },
  },
  'get-disposition': { stack: 'desk', may: { '*': TRACES, 'Dispositionsgetdispositionlog.Arn': LOG, ...readsCalls } },
  'put-disposition': { stack: 'desk', may: { '*': TRACES, 'Dispositionsputdispositionlog.Arn': LOG, ...readsCalls, ...writesOnCalls } },
  'create-socket-ticket': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'createsocketticketlog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:GetItem'],
      'LedgerTable.Arn TICKET#*': ['dynamodb:PutItem'],
      'LedgerTable.Arn LOGIN#*': ['dynamodb:PutItem'],
      ...counts('TICKET'),
      'LedgerKey.Arn': KEY,
      [ARNS.instance]: ['connect:SearchUsers'],
      [`${ARNS.instance}/agent/*`]: ['connect:DescribeUser'],
    },
  },
  'on-socket': {
    stack: 'desk',
    may: {
      '*': TRACES,
      'Socketsonsocketlog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:GetItem', 'dynamodb:Query'],
      'LedgerTable.Arn TICKET#*': ['dynamodb:DeleteItem'],
      'LedgerTable.Arn SOCKET#* DESK#* WATCH#*': ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
      ...counts('MESSAGE'),
      'LedgerKey.Arn': KEY,
      'arn:aws:execute-api:eu-central-1:111122223333:SocketsApi/ws/DELETE/@connections/*': ['execute-api:ManageConnections'],
    },
  },
} as const;

describe('a function may do what it needs and nothing else:', () => {
  test.each(Object.entries(ALLOWED))('%s', (name, { stack, may }) => {
    expect(permissionsOf(templates[stack], name)).toEqual(may);
    expect(otherPoliciesOf(templates[stack], name)).toEqual([]);
  });

  test('every function is listed here, but those that CDK brings to publish the desk and to empty a bucket that goes', () => {
    const functions = Object.values(templates).flatMap((template) => Object.keys(template.findResources('AWS::Lambda::Function')));
    const listed = Object.keys(ALLOWED).map((name) => name.replaceAll('-', ''));
    const others = functions.filter((id) => !listed.some((name) => id.replace(/[0-9A-F]{8}$/, '').endsWith(name)));
    expect(others).toEqual([expect.stringMatching(/^CustomS3AutoDeleteObjects/), expect.stringMatching(/^CustomCDKBucketDeployment/)]);
  });

  test('put-note may not touch contacts where notes are not copied to them', () => {
    expect(permissionsOf(templatesOf({ notes: { mirror: false } }).desk, 'put-note')).toEqual({
      '*': TRACES,
      'Notesputnotelog.Arn': LOG,
      ...readsCalls,
      ...writesNotes,
    });
  });

  test.each([
    ['on-contact-record', { contactRecordsArn: ARNS.stream, contactRecordsKeyArn: ARNS.key }],
    ['on-agent-event', { agentEventsArn: ARNS.stream, agentEventsKeyArn: ARNS.key }],
  ])('%s may decrypt a stream under a key of its own, that key alone', (name, streams) => {
    const { ledger } = templatesOf({ streams });
    expect(permissionsOf(ledger, name)).toMatchObject({ [ARNS.key]: ['kms:Decrypt'], [ARNS.stream]: READ_STREAM });
  });
});

test('check-outside-number, where the config has outside numbers, may count them beside what every route may', () => {
  const { desk } = templatesOf({ outsideNumbers: { mode: 'advice' } });
  expect(permissionsOf(desk, 'check-outside-number')).toEqual({
    '*': TRACES,
    'Outsidecheckoutsidenumberlog.Arn': LOG,
    ...readsCalls,
    ...counts('OUTSIDE'),
  });
});

describe('where the config has private chats', () => {
  const { desk } = templatesOf({ chatConsults: {} });
  const contacts = `${ARNS.instance}/contact/*`;

  test('start-chat-consult may start chats by the flow of private chats, and tell the ledger so', () => {
    expect(permissionsOf(desk, 'start-chat-consult')).toEqual({
      '*': TRACES,
      'ChatConsultsstartchatconsultlog.Arn': LOG,
      ...readsCalls,
      'LedgerTable.Arn LEG#*': ['dynamodb:UpdateItem'],
      [contacts]: ['connect:StartChatContact'],
      'FlowsChatConsult.ContactFlowArn': ['connect:StartChatContact'],
    });
  });

  test('put-chat-lines writes what agents write on calls, get-chat-lines nothing', () => {
    expect(permissionsOf(desk, 'put-chat-lines')).toEqual({
      '*': TRACES,
      'ChatConsultsputchatlineslog.Arn': LOG,
      ...readsCalls,
      ...writesOnCalls,
    });
    expect(permissionsOf(desk, 'get-chat-lines')).toEqual({ '*': TRACES, 'ChatConsultsgetchatlineslog.Arn': LOG, ...readsCalls });
  });

  test('end-chat-consult may stop contacts, and writes nothing', () => {
    expect(permissionsOf(desk, 'end-chat-consult')).toEqual({
      '*': TRACES,
      'ChatConsultsendchatconsultlog.Arn': LOG,
      ...readsCalls,
      [contacts]: ['connect:StopContact'],
    });
  });
});

test('say-who-asks, where the config has a whisper, reads the ledger and asks the instance about one contact', () => {
  const whispering = templatesOf({ whisper: {}, flowLogs: 'off' }).connect;
  expect(permissionsOf(whispering, 'say-who-asks')).toEqual({
    '*': TRACES,
    'Whisperssaywhoaskslog.Arn': LOG,
    'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    'LedgerKey.Arn': KEY,
    [`${ARNS.instance}/contact/*`]: ['connect:DescribeContact'],
  });
});

describe('where the config has an AI agent', () => {
  const { desk, connect } = templatesOf({ aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }] });

  test('post-hand-off keeps what is handed over, reads its secret, and looks up no login', () => {
    expect(permissionsOf(desk, 'post-hand-off')).toEqual({
      '*': TRACES,
      'HandOffsposthandofflog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem', 'dynamodb:GetItem'],
      'LedgerTable.Arn HANDOFF#* HANDOFFKEY#*': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      'LedgerKey.Arn': KEY,
      [secretOf(desk)]: ['secretsmanager:GetSecretValue'],
      ...counts('REQUEST'),
    });
  });

  test('get-hand-offs reads calls', () => {
    expect(permissionsOf(desk, 'get-hand-offs')).toEqual({ '*': TRACES, 'HandOffsgethandoffslog.Arn': LOG, ...readsCalls });
  });

  test('the functions of the flow note a pass, and read what came of it', () => {
    expect(permissionsOf(connect, 'pass-to-ai-agent')).toEqual({
      '*': TRACES,
      'HandOffStepspasstoaiagentlog.Arn': LOG,
      'LedgerTable.Arn HANDOFF#*': ['dynamodb:UpdateItem'],
      'LedgerTable.Arn HANDOFFKEY#*': ['dynamodb:PutItem'],
      'LedgerKey.Arn': KEY,
    });
    expect(permissionsOf(connect, 'take-hand-off')).toEqual({
      '*': TRACES,
      'HandOffStepstakehandofflog.Arn': LOG,
      'LedgerTable.Arn': ['dynamodb:BatchGetItem'],
      'LedgerKey.Arn': KEY,
    });
  });

  test('its post needs no token and has a small share of the requests of its own; every other route needs one', () => {
    const routes = Object.values(desk.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
    const open = routes.filter(({ RouteKey, AuthorizationType }) => !RouteKey.startsWith('$') && AuthorizationType !== 'JWT');
    expect(open.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])).toEqual([['POST /api/handoffs', 'NONE']]);
    desk.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: { 'POST /api/handoffs': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } },
    });
  });
});

const secretOf = (template: Template): string =>
  Object.keys(template.findResources('AWS::SecretsManager::Secret')).map((id) => id.replace(/[0-9A-F]{8}$/, ''))[0] ?? '';

describe('who may call a function', () => {
  test('the flows of this instance may call on-leg-start and choose-return', () => {
    templates.ledger.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'connect.amazonaws.com',
      SourceAccount: '111122223333',
      SourceArn: ARNS.instance,
    });
    templates.ledger.resourcePropertiesCountIs(
      'AWS::Lambda::Permission',
      { Principal: 'connect.amazonaws.com', SourceArn: ARNS.instance },
      2,
    );
  });

  test('nobody but the two APIs may call the functions behind them', () => {
    const permissions = Object.values(templates.desk.findResources('AWS::Lambda::Permission'));
    expect(permissions.map(({ Properties }) => Properties.Principal)).toEqual(Array(14).fill('apigateway.amazonaws.com'));
    expect(permissions.every(({ Properties }) => JSON.stringify(Properties.SourceArn).includes('execute-api'))).toBe(true);
  });
});

describe('who may send to the sockets of desks', () => {
  test('the function that tells desks, to those of this API, and no other', () => {
    const sending = Object.values(templates.desk.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument).includes('/POST/@connections/'),
    );
    expect(sending.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        Roles: [{ 'Fn::ImportValue': expect.stringContaining('announcechangesrole') }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Action: 'execute-api:ManageConnections',
              Effect: 'Allow',
              Resource: { 'Fn::Join': ['', expect.arrayContaining(['/ws/POST/@connections/*'])] },
            },
          ],
        },
      }),
    ]);
  });
});
