import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { byText } from '../../domain/by-text.ts';
import { consultKey, legKey } from '../../lambdas/store/keys.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';
import { type Played, playScenario } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { stageOf } from '../../local/stage.ts';
import { messagesOf } from '../cli/generated-export.ts';
import { startCommand } from '../cli/ran-command.ts';
import { type EditableResources, editedAssembly, resourcesNamed } from './edited-assembly.ts';
import { type SimStack, startSimStack } from './sim-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'commands-test-'));
let running: SimStack;
let stackName = '';
let table = '';

/** Batches of contact records are given up soon, so that a test need not wait for hours. */
function giveUpSoon(resources: EditableResources): void {
  for (const { Properties } of resourcesNamed(resources, 'AWS::Lambda::EventSourceMapping', 'ContactRecords'))
    Properties.MaximumRetryAttempts = 1;
}

beforeAll(async () => {
  running = await startSimStack({ edit: async (assembly) => editedAssembly(assembly, giveUpSoon) });
  stackName = `ConsultCallLedger-${running.stack.config.instance.arn.split('/').at(-1)?.slice(0, 8)}`;
  table = String(running.stack.cloud.outputs(stackName).TableName);
});
afterAll(async () => {
  await running.stack.stop();
  rmSync(folder, { recursive: true });
});

const env = () => running.stack.cloud.operatorEnvironment;
const ran = (name: string, ...args: readonly string[]) => startCommand(name, args, env(), folder).ended;
const document = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>;

async function play(name: string): Promise<Played> {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`The scenario ${name} is gone.`);
  return playScenario(scenario, stageOf(running.stack, running.clock));
}

/** A client as an administrator's. */
function asOperator<T>(make: (config: object) => T): T {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL } = env();
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
  return make({ region: AWS_REGION, endpoint: AWS_ENDPOINT_URL, credentials });
}

/** A message as the functions keep it in the poison queue. */
const kept = (source: string, body: string) =>
  JSON.stringify({ source, reason: { code: 'malformed', message: 'x' }, ids: {}, body, encoding: 'text' });

describe('audit-ledger', () => {
  let played: Played;
  const db = () => asOperator((config) => new DynamoDBClient(config));
  beforeAll(async () => {
    await play('external-consult');
    played = await play('consult-return');
  });

  test('a ledger whose rows and numbers are what the facts say: 0', async () => {
    const { code, stdout, stderr } = await ran('audit-ledger', '--stack', stackName, '--json');
    expect(stderr).toBe('');
    expect(document(stdout)).toMatchObject({ table, rows: [], numbers: [], repaired: null });
    expect(Number(document(stdout).consults)).toBeGreaterThanOrEqual(2);
    expect(code).toBe(0);
  });

  test('a row and a number that were tampered with: 1 and which; mended by --repair; then 0', async () => {
    const contactId = played.consults[0]?.contactId ?? '';
    const { Item } = await db().send(new GetItemCommand({ TableName: table, Key: consultKey(contactId), ConsistentRead: true }));
    const row = JSON.stringify({ ...(JSON.parse(Item?.row?.S ?? '{}') as object), outcome: 'declined' });
    await db().send(
      new UpdateItemCommand({
        TableName: table,
        Key: consultKey(contactId),
        UpdateExpression: 'SET #row = :row',
        ExpressionAttributeNames: { '#row': 'row' },
        ExpressionAttributeValues: { ':row': { S: row } },
      }),
    );
    const { Items } = await db().send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'begins_with(pk, :p)',
        ExpressionAttributeValues: { ':p': { S: 'REPORT#' } },
      }),
    );
    const { pk, sk } = Items?.find((item) => item.pk?.S?.includes('#all#')) ?? {};
    if (!pk?.S || !sk?.S) throw new Error('The report is empty.');
    await db().send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: 'ADD #c :n',
        ExpressionAttributeNames: { '#c': 'VOICE.consults' },
        ExpressionAttributeValues: { ':n': { N: '3' } },
      }),
    );

    const found = await ran('audit-ledger', '--stack', stackName, '--json');
    expect(found.code).toBe(1);
    expect(document(found.stdout)).toMatchObject({ rows: [{ contactId, kind: 'differs' }], numbers: [{ item: `${pk.S}/${sk.S}` }] });

    const mended = await ran('audit-ledger', '--stack', stackName, '--repair');
    expect(mended.stdout).toContain('Mended: 1 rows, 1 items of the report. Left: 0.');
    expect(mended.stdout).toContain('[["VOICE.consults",3]]');
    expect(mended.code).toBe(0);
    expect((await ran('audit-ledger', '--stack', stackName)).stdout).toContain('Rows and numbers are what the facts say.');
  });
});

describe('redrive', () => {
  const NUMBER = '+12065550123';

  test('a batch that was given up is given to its function again, and then it is deleted', async () => {
    const { cloud } = running.stack;
    cloud.injectFaults({ seed: 1, faults: [{ kind: 'throttle', functionId: 'ContactRecords', operation: 'UpdateItem' }] });
    const { consults } = await play('warm-transfer');
    const failures = () => cloud.buckets().find(({ logicalId }) => logicalId.startsWith('Failures'))?.keys ?? [];
    await expect.poll(() => failures().length, { timeout: 10_000 }).toBeGreaterThan(0);
    await cloud.idle();
    cloud.injectFaults({ seed: 1, faults: [] });

    const dry = await ran('redrive', '--stack', stackName, '--dry-run', '--json');
    expect(document(dry.stdout)).toMatchObject({ dryRun: true, taken: failures().length, stays: [] });
    expect(failures().length).toBeGreaterThan(0);

    expect(await ran('redrive', '--stack', stackName)).toMatchObject({ code: 0, stderr: '' });
    expect(failures()).toEqual([]);
    await cloud.idle();
    const tree = await running.stack.api(`/contacts/${consults[0]?.contactId}/tree`, 'sabine');
    expect((tree.body as { missing: string[] }).missing).toEqual([]);
  });

  test('what can be read now of the queues is written and deleted; the rest stays, with its reason and no value', async () => {
    const outputs = running.stack.cloud.outputs(stackName);
    const [event] = messagesOf(0, ['events']);
    const detail = { ...(event?.detail as object), instanceArn: running.stack.config.instance.arn };
    const good = JSON.stringify({ ...event, detail });
    const sqs = asOperator((config) => new SQSClient({ ...config, useQueueUrlAsEndpoint: false }));
    const send = (QueueUrl: string | undefined, MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    await send(outputs.PoisonQueueUrl, kept('on-contact-event', good));
    await send(outputs.PoisonQueueUrl, kept('on-contact-event', `{"phone":"${NUMBER}"}`));
    await send(outputs.PoisonQueueUrl, kept('constructor', `{"phone":"${NUMBER}"}`));
    await send(outputs.DeadLettersUrl, good);

    const { code, stdout } = await ran('redrive', '--stack', stackName, '--json');
    expect(document(stdout)).toMatchObject({ taken: 2 });
    const stays = document(stdout).stays as { from: string; why: { code: string } }[];
    expect(stays.map(({ from, why }) => `${from}: ${why.code}`).toSorted(byText)).toEqual([
      'poison queue: unknown-shape',
      'poison queue: unknown-source',
    ]);
    expect(stdout).not.toContain(NUMBER);
    expect(code).toBe(2);
    const left = running.stack.cloud.queues().flatMap(({ messages, inFlight }) => [messages.length + inFlight]);
    expect(left.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  test('records that no queue would take as they are hold up nothing: what follows them is read, and redrive says what they are', async () => {
    const { cloud } = running.stack;
    const [record] = messagesOf(0, ['records']);
    const good = { ...record, InstanceARN: running.stack.config.instance.arn, ContactId: 'after-the-large-ones' };
    const stream = String(cloud.outputs(stackName).ContactRecordsStream);
    for (const data of ['x'.repeat(1_000_000), randomBytes(800_000).toString('base64'), good]) cloud.outlets.putRecord(stream, 'key', data);
    await cloud.idle();
    const db = asOperator((config) => new DynamoDBClient(config));
    const { Item } = await db.send(new GetItemCommand({ TableName: table, Key: legKey('after-the-large-ones'), ConsistentRead: true }));
    expect(Item?.rec?.S).toBeDefined();
    expect(cloud.buckets().find(({ logicalId }) => logicalId.startsWith('Failures'))?.keys).toEqual([]);

    const { stdout } = await ran('redrive', '--stack', stackName, '--json');
    const codes = (document(stdout).stays as { why: { code: string } }[]).map(({ why }) => why.code);
    expect(codes).toEqual(expect.arrayContaining(['not-an-object', 'cut']));
  });
});

describe('backfill', () => {
  const lines = (calls: number, from: number) =>
    Array.from({ length: calls }, (_, call) => messagesOf(from + call, ['records', 'events']).map((one) => JSON.stringify(one)))
      .flat()
      .join('\n');

  test('an export becomes consults in the report, once however often it is written', async () => {
    const file = join(folder, 'export.json');
    writeFileSync(file, `${lines(6, 100)}\nno json\n`);
    const { code, stdout, stderr } = await ran('backfill', file, '--table', table, '--rate', '500', '--json');
    expect(document(stdout)).toMatchObject({ rejected: 1, tooOld: 0, unwritable: 0 });
    expect(stderr).toMatch(/export\.json:\d+: not-json/);
    expect(code).toBe(2);
    const again = await ran('backfill', file, '--table', table, '--rate', '500');
    expect(again.stdout).toContain('of 12 contact records it has one at least as new');
    await running.stack.cloud.idle();
    const audited = await ran('audit-ledger', '--stack', stackName);
    expect(audited).toMatchObject({ code: 0 });
  });

  test('another instance is not let in by the stack, what is too old is left out', async () => {
    const file = join(folder, 'foreign.json');
    const [event] = messagesOf(200, ['events']);
    writeFileSync(
      file,
      JSON.stringify({
        ...event,
        detail: { ...(event?.detail as object), instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/other' },
      }),
    );
    const foreign = await ran('backfill', file, '--stack', stackName);
    expect(foreign).toMatchObject({ code: 2, stderr: expect.stringContaining('other-instance') });
    const old = join(folder, 'old.json');
    writeFileSync(old, lines(1, 300).replaceAll('2026-', '2019-'));
    expect(document((await ran('backfill', old, '--table', table, '--json')).stdout)).toMatchObject({ written: 0, rejected: 0 });
  });

  test('stopped by a signal it says so, and goes on where it was', async () => {
    const CALLS = 12;
    const file = join(folder, 'long.json');
    writeFileSync(file, lines(CALLS, 400));
    const checkpoint = join(folder, 'long.checkpoint');
    const args = ['backfill', [file, '--table', table, '--rate', '60', '--resume', checkpoint, '--json']] as const;
    const first = startCommand(args[0], args[1], env(), folder);
    await vi.waitUntil(() => existsSync(checkpoint) || first.child.exitCode !== null, { timeout: 20_000, interval: 10 });
    first.child.kill('SIGINT');
    const stopped = await first.ended;
    expect(stopped).toMatchObject({ code: 1, stdout: '' });
    expect(stopped.stderr).toMatch(/After \d+ messages; the same command goes on from there/);
    const messages = lines(CALLS, 400).split('\n').length;
    expect(Number(/After (\d+) messages/.exec(stopped.stderr)?.[1])).toBeLessThan(messages);

    const other = await ran('backfill', join(folder, 'export.json'), '--table', table, '--resume', checkpoint);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('is the checkpoint of another run') });

    const rest = await startCommand('backfill', [file, '--table', table, '--rate', '2000', '--resume', checkpoint, '--json'], env(), folder)
      .ended;
    expect(rest.code).toBe(0);
    expect(document(rest.stdout)).toMatchObject({ messages, rejected: 0 });
    expect(existsSync(checkpoint)).toBe(false);
  });
});

describe('discover', () => {
  test('drafts a config of what the instance has, with the streams it sends to', async () => {
    const { arn } = running.stack.config.instance;
    const { code, stdout, stderr } = await ran('discover', '--instance', arn);
    const config = parseConfig(JSON.parse(stdout), 'draft.json');
    expect(config.instance.arn).toBe(arn);
    expect(config.agents.map(({ name }) => name)).toEqual(expect.arrayContaining(['Alice Adams', 'Dave Davis']));
    // Quick connects of the teams' names are there.
    expect(config.queues.map(({ name }) => name)).toEqual(expect.arrayContaining(['Support (team)', 'Billing (team)']));
    const { ContactRecordsStream, AgentEventsStream } = running.stack.cloud.outputs(stackName);
    expect(config.streams).toMatchObject({ contactRecordsArn: ContactRecordsStream, agentEventsArn: AgentEventsStream });
    expect(stderr).toContain('"Always open" arn:aws:connect');
    expect(config.approvedBefore.length).toBeGreaterThan(0);
    expect(stderr).toContain('the instance has flows of our names');
    expect(code).toBe(0);
  });
});

describe('erase-subject and export-subject', () => {
  let number = '';
  let bob = '';
  const items = async () => {
    const { Items = [] } = await asOperator((config) => new DynamoDBClient(config)).send(
      new ScanCommand({ TableName: table, ConsistentRead: true }),
    );
    return Items;
  };
  const textOf = async () => JSON.stringify((await items()).filter(({ pk }) => pk?.S !== 'DIRECTORY'));
  /** What there is, by key: a change names its item. */
  const named = (all: Awaited<ReturnType<typeof items>>) =>
    Object.fromEntries(all.filter(({ pk }) => pk?.S !== 'DIRECTORY').map((item) => [`${item.pk?.S}/${item.sk?.S}`, item]));
  const receiptOf = (stdout: string) => document(stdout).receipt as Record<string, Record<string, unknown>>;
  beforeAll(async () => {
    const outside = await play('external-consult');
    const warm = await play('warm-transfer');
    bob = String(warm.consults[0]?.target.id);
    await running.stack.cloud.idle();
    // Answers show a masked number; the row holds it whole.
    const row = (await items()).find(({ pk }) => pk?.S === consultKey(outside.consults[0]?.contactId ?? '').pk.S);
    number = (JSON.parse(row?.row?.S ?? '{}') as { target: { id: string } }).target.id;
  });

  test('what the product writes expires, all but the directory', async () => {
    const staying = (await items()).filter(({ expiresAt }) => expiresAt === undefined);
    expect(staying.filter(({ pk }) => pk?.S !== 'DIRECTORY' && pk?.S !== 'TEAMS')).toEqual([]);
    expect(staying.length).toBeGreaterThan(0);
  });

  test('a number: without --yes it is counted, exported with its call, and nothing changes', async () => {
    expect(number).toMatch(/^\+\d+$/);
    const whole = named(await items());
    expect(JSON.stringify(whole)).toContain(number);
    const dry = await ran('erase-subject', '--number', number, '--stack', stackName, '--json');
    expect(receiptOf(dry.stdout)).toMatchObject({
      by: 'number',
      dryRun: true,
      found: { calls: expect.any(Number), messages: expect.any(Number) },
    });
    expect(receiptOf(dry.stdout).found).not.toMatchObject({ calls: 0 });
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    const exported = await ran('export-subject', '--number', number, '--stack', stackName);
    expect(exported.code).toBe(0);
    expect(JSON.stringify(document(exported.stdout).calls)).toContain(number);
    expect(named(await items())).toEqual(whole);
  });

  test('with --yes it is gone from table, queues and bucket, the receipt names nobody, and the audit agrees', async () => {
    const { cloud } = running.stack;
    const outputs = cloud.outputs(stackName);
    const sqs = asOperator((config) => new SQSClient({ ...config, useQueueUrlAsEndpoint: false }));
    const s3 = asOperator((config) => new S3Client({ ...config, forcePathStyle: true }));
    await sqs.send(
      new SendMessageCommand({ QueueUrl: outputs.PoisonQueueUrl, MessageBody: kept('on-contact-event', `{"phone":"${number}"}`) }),
    );
    const Records = [`{"phone":"${number}"}`, '{"phone":"nobody"}'].map((text) => ({
      kinesis: { data: Buffer.from(text).toString('base64') },
    }));
    const Body = JSON.stringify({ requestContext: { functionArn: 'arn:f' }, payload: JSON.stringify({ Records }) });
    await s3.send(new PutObjectCommand({ Bucket: outputs.FailuresBucket, Key: 'aws/lambda/x', Body }));

    const erased = await ran('erase-subject', '--number', number, '--stack', stackName, '--yes', '--json');
    expect(erased).toMatchObject({ code: 0, stderr: '' });
    expect(receiptOf(erased.stdout)).toMatchObject({ dryRun: false, found: { messages: 1, records: 1 }, left: { openCalls: 0, items: 0 } });
    expect(erased.stdout).not.toContain(number);
    expect(await textOf()).not.toContain(number);
    const { Body: rest } = await s3.send(new GetObjectCommand({ Bucket: outputs.FailuresBucket, Key: 'aws/lambda/x' }));
    expect(JSON.parse(JSON.parse((await rest?.transformToString()) ?? '').payload)).toEqual({ Records: [Records[1]] });
    await s3.send(new DeleteObjectCommand({ Bucket: outputs.FailuresBucket, Key: 'aws/lambda/x' }));
    await cloud.idle();
    expect(await ran('audit-ledger', '--stack', stackName)).toMatchObject({ code: 0 });
  });

  test('an agent by their login: nothing of the table names them any more but the names of the config, which the command says', async () => {
    const id = bob.slice(bob.lastIndexOf('/') + 1);
    expect(await textOf()).toContain(id);
    const { code, stdout } = await ran('erase-subject', '--agent', 'Bob', '--stack', stackName, '--yes');
    expect(stdout).toContain('The config names the person');
    expect(stdout).toContain('aws connect delete-contact-data');
    expect(code).toBe(0);
    await running.stack.cloud.idle();
    expect(await textOf()).not.toContain(id);
    expect(await ran('audit-ledger', '--stack', stackName)).toMatchObject({ code: 0 });
  });
});

describe('every command', () => {
  test.each(['backfill', 'redrive', 'audit-ledger', 'discover', 'erase-subject', 'export-subject', 'verify', 'handoff-test'])(
    '%s --help: 0, with the usage on stdout',
    async (name) => {
      const helped = await ran(name, '--help');
      expect(helped).toMatchObject({ code: 0, stderr: '' });
      expect(helped.stdout).toMatch(new RegExp(`npm run (-s )?${name} --`));
    },
  );

  test.each<[string, readonly string[], RegExp]>([
    ['backfill', [], /Say which files to write/],
    ['backfill', ['x', '--rate', 'fast', '--table', 't'], /--rate takes a whole number/],
    ['redrive', [], /Say which ledger/],
    ['audit-ledger', [], /Say which ledger/],
    ['audit-ledger', ['--stack', 'gone'], /There is no stack gone in this account and Region/],
    ['audit-ledger', ['--table', 't'], /TARGET_HASH_KEY/],
    ['discover', ['--instance', 'mine'], /Say which instance/],
    ['erase-subject', ['--stack', 'x'], /Say who: one of/],
    ['erase-subject', ['--contact', '0f8fad5b-d9cb-469f-a165-70867728950e'], /Say which ledger/],
    ['export-subject', ['--agent', 'bob', '--table', 't'], /named by their ARN/],
    ['verify', [], /Say which deployment/],
    ['handoff-test', [], /Say which deployment/],
    ['handoff-test', ['--stack', 'a', '--ai-agent', '0'], /from 1/],
    ['handoff-test', ['--stack', 'a', '--send'], /--contact/],
    ['redrive', ['--nothing'], /Unknown option '--nothing'/],
  ])('%s %j: 1, with the next step and no stack trace', async (name, args, why) => {
    const { code, stdout, stderr } = await ran(name, ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(why);
    expect(stderr).not.toContain('    at ');
  });
});
