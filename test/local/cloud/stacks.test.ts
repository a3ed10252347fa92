import { type App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, type CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Cloud, CloudOptions } from '../../../local/cloud/cloud.ts';
import { assembled, ENV, handMade, oneStack, testCloud } from './test-cloud.ts';

let cloud: Cloud | undefined;
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
});
const start = async (assemblyDir: string, options: Partial<CloudOptions> = {}) => {
  cloud = await testCloud(assemblyDir, options);
  return cloud;
};

describe('stacks', () => {
  test('are made in the order of their dependencies, and import what others export', async () => {
    const dir = assembled((app: App) => {
      const second = new Stack(app, 'ASecond', { env: ENV });
      const first = new Stack(app, 'ZFirst', { env: ENV });
      const queue = new Queue(first, 'Queue', { queueName: 'first' });
      new CfnOutput(second, 'Told', { value: Fn.join('', ['it is ', queue.queueName]) });
      new Queue(second, 'Dead', { queueName: `${queue.queueName}-dead` });
    });
    const lines: string[] = [];
    const { outputs, queues } = await start(dir, { progress: (line) => lines.push(line) }).then((it) => ({
      outputs: it.outputs('ASecond'),
      queues: it.queues(),
    }));
    expect(outputs).toEqual({ Told: 'it is first' });
    expect(queues.map(({ name }) => name)).toEqual(['first', 'first-dead']);
    expect(lines[0]).toMatch(/^stack ZFirst: 1 resources, \d+\.\d\d s$/);
  });

  test('may be nested, with parameters and outputs', async () => {
    const dir = oneStack((stack) => {
      const outer = new Queue(stack, 'Outer', { queueName: 'outer' });
      const nested = new NestedStack(stack, 'Nested');
      const inner = new Queue(nested, 'Inner', { queueName: Fn.join('-', [outer.queueName, 'inner']) });
      new CfnOutput(stack, 'Inner', { value: inner.queueArn });
    });
    await start(dir);
    expect(cloud?.outputs('Test').Inner).toBe('arn:aws:sqs:us-east-1:111122223333:outer-inner');
    expect(cloud?.resource('Test', 'Inner')).toMatchObject({ type: 'AWS::SQS::Queue' });
  });

  test('have conditions, mappings and parameters', async () => {
    const dir = oneStack((stack) => {
      const size = new CfnParameter(stack, 'Size', { default: 'small' });
      const names = new CfnParameter(stack, 'Names', { type: 'CommaDelimitedList', default: 'a,b' });
      const isBig = new CfnCondition(stack, 'IsBig', { expression: Fn.conditionEquals(size.valueAsString, 'big') });
      const isSmall = new CfnCondition(stack, 'IsSmall', { expression: Fn.conditionNot(isBig) });
      const words = new CfnMapping(stack, 'Words', { mapping: { small: { word: 'tiny' } } });
      const withCondition = (id: string, condition: CfnCondition) => {
        (new Queue(stack, id, { queueName: id }).node.defaultChild as CfnResource).cfnOptions.condition = condition;
      };
      withCondition('BigQueue', isBig);
      withCondition('SmallQueue', isSmall);
      new CfnOutput(stack, 'Word', { value: words.findInMap(size.valueAsString, 'word') });
      new CfnOutput(stack, 'Second', { value: Fn.select(1, names.valueAsList) });
      new CfnOutput(stack, 'OnlyBig', { value: 'x', condition: isBig });
    });
    await start(dir);
    expect(cloud?.outputs('Test')).toEqual({ Word: 'tiny', Second: 'b' });
    expect(cloud?.queues().map(({ name }) => name)).toEqual(['SmallQueue']);
  });

  test("resources of other rooms are made by the caller's providers", async () => {
    const asked: unknown[] = [];
    const resources = {
      Q: { Type: 'AWS::Connect::Queue', Properties: { Name: { Ref: 'AWS::StackName' } } },
      C: { Type: 'AWS::Connect::QuickConnect', Properties: { Queue: { 'Fn::GetAtt': ['Q', 'QueueArn'] } } },
    };
    await start(handMade(resources, { Outputs: { C: { Value: { Ref: 'C' } } } }), {
      providers: {
        'AWS::Connect::Queue': async (properties, resource) => {
          asked.push(properties, resource);
          return { ref: 'q', attributes: { QueueArn: 'arn:q' } };
        },
        'AWS::Connect::QuickConnect': async ({ Queue: queue }) => ({ ref: `c of ${String(queue)}` }),
      },
    });
    expect(asked).toEqual([{ Name: 'Test' }, { logicalId: 'Q', stackName: 'Test' }]);
    expect(cloud?.outputs('Test')).toEqual({ C: 'c of arn:q' });
  });

  test('are looked through by the beginning of a logical id', async () => {
    await start(
      handMade({ Table1: { Type: 'AWS::CDK::Metadata' }, TableKey: { Type: 'AWS::KMS::Key' }, Tab: { Type: 'AWS::SQS::Queue' } }),
    );
    expect(cloud?.resource('Test', 'Table', 'AWS::KMS::Key').logicalId).toBe('TableKey');
    expect(cloud?.resource('Test', 'Tab').logicalId).toBe('Tab');
    expect(() => cloud?.resource('Test', 'Table')).toThrow('Table may be Table1, TableKey in Test.');
    expect(() => cloud?.resource('Test', 'None')).toThrow('Test has no resource None.');
    expect(() => cloud?.resource('Other', 'None')).toThrow('There is no stack Other; there are Test.');
  });
});

describe('a start is refused, in one line, when', () => {
  const queue = (Properties: object = {}) => ({ Q: { Type: 'AWS::SQS::Queue', Properties } });
  const role = (statement: object) => ({
    R: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...statement }] } }],
      },
    },
  });
  const rule = (Properties: object) => ({ R: { Type: 'AWS::Events::Rule', Properties } });

  test.each<[string, Record<string, unknown>, string | RegExp]>([
    [
      'a template has more resources than CloudFormation takes',
      Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`Q${n}`, queue().Q])),
      /the template has 501 Resources; CloudFormation takes 500/,
    ],
    [
      'a template is larger than CloudFormation takes',
      { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q'.repeat(1_000_000) } } },
      /the template has 1000\d+ bytes; CloudFormation takes 1000000/,
    ],
    [
      'a type is unknown',
      { Machine: { Type: 'AWS::StepFunctions::StateMachine' } },
      'Test: Machine (AWS::StepFunctions::StateMachine) could not be made: the local cloud does not know this resource type. Take it out of what runs here, or teach it to local/cloud/resources.',
    ],
    [
      'a property is unknown',
      queue({ NewFeature: true }),
      'Test: Q (AWS::SQS::Queue) could not be made: the property NewFeature is not supported by the local cloud',
    ],
    ['a queue is FIFO', queue({ FifoQueue: true }), /FIFO queues are not supported/],
    ['a reference leads nowhere', queue({ QueueName: { Ref: 'Ghost' } }), /refers to Ghost/],
    [
      'an attribute is unknown',
      { ...queue(), X: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Q', 'Colour'] } } } },
      /no attribute Colour of Q \(AWS::SQS::Queue\)/,
    ],
    ['an import has no export', queue({ QueueName: { 'Fn::ImportValue': 'Nobody' } }), /No stack made so far exports Nobody/],
    ['a secret is not there', queue({ QueueName: '{{resolve:secretsmanager:none}}' }), /There is no secret none/],
    [
      'a policy has an operator nobody knows',
      role({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
      /condition operator IpAddress/,
    ],
    [
      'a role has a managed policy nobody knows',
      { R: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Odd'] } } },
      /managed policy Odd/,
    ],
    ['an event pattern has a filter nobody knows', rule({ EventPattern: { a: [{ cidr: 'x' }] }, Targets: [] }), /filter "cidr"/],
    ['a rule is scheduled', rule({ ScheduleExpression: 'rate(1 day)' }), /property ScheduleExpression/],
    ['a rule is on a bus that is not there', rule({ EventBusName: 'b', EventPattern: {}, Targets: [] }), /There is no event bus b/],
    [
      'a rule target is of an unknown kind',
      rule({ EventPattern: {}, Targets: [{ Arn: 'arn:aws:states:r:a:x', Id: 'a' }] }),
      /rule target arn:aws:states/,
    ],
    [
      'a rule target transforms its input',
      rule({ EventPattern: {}, Targets: [{ Arn: 'arn:aws:sqs:r:a:x', Id: 'a', InputTransformer: {} }] }),
      /InputTransformer/,
    ],
    [
      'an API speaks a protocol of its own',
      { A: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'GOPHER' } } },
      /protocol GOPHER/,
    ],
    [
      'a mapping has no function',
      { M: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: 'f', EventSourceArn: 'arn:aws:sqs:r:a:q' } } },
      /There is no function f/,
    ],
    [
      'an asset is missing',
      {
        ...role({}),
        F: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', Role: { Ref: 'R' }, Code: { S3Key: 'none.zip' } },
        },
      },
      /no asset with the key none.zip/,
    ],
    [
      'code is inline',
      {
        ...role({}),
        F: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', Role: { Ref: 'R' }, Code: { ZipFile: 'x' } },
        },
      },
      /code that is no asset/,
    ],
  ])('%s', async (_, resources, text) => {
    await expect(start(handMade(resources))).rejects.toThrow(text);
  });

  test('there is no assembly', async () =>
    expect(start('/nowhere')).rejects.toThrow('No cloud assembly in /nowhere: manifest.json is missing.'));

  test.each([
    ['a transform', { Transform: 'AWS::LanguageExtensions' }, /template section Transform/],
    [
      'an SSM parameter',
      { Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } }, Outputs: { O: { Value: { Ref: 'P' } } } },
      /reads \/x from Systems Manager/,
    ],
    [
      'a parameter without a value',
      { Parameters: { P: { Type: 'String' } }, Outputs: { O: { Value: { Ref: 'P' } } } },
      /parameter P has no value/,
    ],
  ])('a template has %s', async (_, more, text) => expect(start(handMade(queue(), more))).rejects.toThrow(text));
});
