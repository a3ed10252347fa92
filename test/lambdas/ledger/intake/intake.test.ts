import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Intake } from '../../../../lambdas/ledger/intake/open-intake.ts';
import { takeAgentEvent } from '../../../../lambdas/ledger/on-agent-event/take-agent-event.ts';
import type { AgentEventIntake } from '../../../../lambdas/ledger/on-agent-event/take-presence.ts';
import { takeEvent } from '../../../../lambdas/ledger/on-contact-event/take-event.ts';
import { takeRecord } from '../../../../lambdas/ledger/on-contact-record/take-record.ts';
import { takeLegStart } from '../../../../lambdas/ledger/on-leg-start/take-leg-start.ts';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';
import { itemsOf, useLocalLedger } from '../../local-ledger.ts';
import { agentEvent, at, BOB, type Contact, contactEvent, contactRecord, INSTANCE, legStart } from '../../payloads.ts';
import { type SilentReport, silentReport } from '../../silent-report.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const CHILD: Contact = { id: 'c2', root: 'c1', prev: 'c1', method: 'TRANSFER', initiated: 30, queued: 31, disconnected: 90 };

const local = useLocalLedger();
const sqs = mockClient(SQSClient);
afterAll(() => sqs.restore());
beforeEach(() => sqs.reset());

function intakeOf(ledger: Ledger, more: Partial<Intake> = {}): AgentEventIntake & SilentReport {
  const poison = { sqs: new SQSClient({ region: 'us-east-1' }), url: 'https://sqs.test/poison' };
  return {
    source: 'a-function',
    ledger,
    poison,
    instanceArn: INSTANCE,
    retentionMonths: 25,
    written: new Map(),
    states: new Map(),
    ...silentReport(),
    ...more,
  };
}
const kept = () => sqs.commandCalls(SendMessageCommand).map(({ args }) => JSON.parse(args[0].input.MessageBody ?? ''));
const streamed = (data: string) => ({ eventID: 'shardId-0:7', kinesis: { sequenceNumber: '7', data } });
const base64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');

describe('a message that can be read', () => {
  test('a contact event becomes elements of its contact', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    await takeEvent({ messageId: 'm1', body: JSON.stringify(contactEvent(CHILD, 'QUEUED', 31)) }, NOW, intake);
    expect(await itemsOf(ledger)).toMatchObject([
      { pk: 'LEG#c2', sk: 'FACTS', root: ['event|c1'], prev: ['event|c1'], method: ['event|TRANSFER'], channel: ['event|VOICE'] },
    ]);
    expect(intake.counted).toEqual({ [METRICS.factsWritten]: 1 });
    expect(kept()).toEqual([]);
  });

  test('a contact record becomes the record of its contact, and its repetition is counted as older', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    await takeRecord(streamed(base64(contactRecord(CHILD))), NOW, intake);
    await takeRecord(streamed(base64(contactRecord(CHILD))), NOW, intake);
    const [item, ...others] = await itemsOf(ledger);
    expect(others).toEqual([]);
    expect(JSON.parse(String(item?.rec))).toMatchObject({ root: 'c1', previous: 'c1', method: 'TRANSFER' });
    expect(intake.counted).toEqual({ [METRICS.factsWritten]: 1, [METRICS.recordsOlder]: 1 });
  });

  test('an agent event becomes the states of each contact on the desk, and where the agent is', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    const event = agentEvent(BOB, 40, { was: [[CHILD, 'CONNECTED']], is: [[CHILD, 'CONNECTED_ONHOLD']] });
    await takeAgentEvent(streamed(base64(event)), NOW, intake);
    const items = await itemsOf(ledger);
    expect(items).toMatchObject([
      { pk: `AGENT#${BOB.split('/').at(-1)}`, sk: 'PRESENCE' },
      { pk: 'LEG#c2', agent: [`agent-event|${BOB}`], st: [`${BOB}|CONNECTED_ONHOLD|${at(40)}`, expect.stringContaining('|CONNECTED|')] },
    ]);
    expect(intake.counted).toEqual({ [METRICS.factsWritten]: 1, [METRICS.presencesWritten]: 1 });
    const elsewhere = intakeOf(ledger);
    await takeAgentEvent(streamed(base64(event)), NOW, elsewhere);
    expect(await itemsOf(ledger)).toEqual(items);
    expect(elsewhere.counted).toMatchObject({ [METRICS.presencesOlder]: 1 });
  });

  test('an agent event without contacts tells where the agent is, and no facts', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    await takeAgentEvent(streamed(base64(agentEvent(BOB, 40, { is: [] }))), NOW, intake);
    expect(await itemsOf(ledger, 'LEG#')).toEqual([]);
    expect(intake.counted).toEqual({ [METRICS.presencesWritten]: 1 });
    expect(kept()).toEqual([]);
  });

  test('a heart-beat is written when nothing was, when it tells of another place, and once an hour', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    const beat = async (seconds: number, is: readonly (readonly [Contact, string])[]) => {
      const event = { ...agentEvent(BOB, seconds, { was: is, is }), EventType: 'HEART_BEAT' };
      await takeAgentEvent(streamed(base64(event)), NOW, intake);
      return intake.counted[METRICS.presencesWritten];
    };
    expect(await beat(0, [])).toBe(1);
    expect(await beat(120, [])).toBe(1);
    expect(await beat(240, [[CHILD, 'CONNECTED']])).toBe(2);
    expect(await beat(360, [[CHILD, 'CONNECTED']])).toBe(2);
    expect(await beat(3_840, [[CHILD, 'CONNECTED']])).toBe(3);
  });

  test('a heart-beat writes of a contact only what is not known: nothing that stands, and all that a lost event would have told', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    const tell = async (seconds: number, type: string, was: string, is: string, taker = intake) => {
      const event = { ...agentEvent(BOB, seconds, { was: [[CHILD, was]], is: [[CHILD, is]] }), EventType: type };
      await takeAgentEvent(streamed(base64(event)), NOW, taker);
      return taker.counted[METRICS.factsWritten] ?? 0;
    };
    expect(await tell(40, 'STATE_CHANGE', 'CONNECTING', 'CONNECTED')).toBe(1);
    expect(await tell(160, 'HEART_BEAT', 'CONNECTED', 'CONNECTED')).toBe(1);
    // The event of the hold is lost.
    expect(await tell(280, 'HEART_BEAT', 'CONNECTED_ONHOLD', 'CONNECTED_ONHOLD')).toBe(2);
    expect(await tell(400, 'HEART_BEAT', 'CONNECTED_ONHOLD', 'CONNECTED_ONHOLD')).toBe(2);
    expect(await tell(405, 'STATE_CHANGE', 'CONNECTED_ONHOLD', 'CONNECTED')).toBe(3);
    // One that was delivered late undoes nothing.
    expect(await tell(280, 'HEART_BEAT', 'CONNECTED_ONHOLD', 'CONNECTED_ONHOLD')).toBe(4);
    expect(await tell(520, 'HEART_BEAT', 'CONNECTED', 'CONNECTED')).toBe(4);
    expect(await tell(520, 'HEART_BEAT', 'CONNECTED', 'CONNECTED', intakeOf(ledger))).toBe(1);
  });

  test('what could not be written is not taken for written', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    const beat = streamed(
      base64({ ...agentEvent(BOB, 40, { was: [[CHILD, 'CONNECTED']], is: [[CHILD, 'CONNECTED']] }), EventType: 'HEART_BEAT' }),
    );
    await expect(takeAgentEvent(beat, NOW, { ...intake, ledger: { ...ledger, tableName: 'gone' } })).rejects.toThrow();
    await takeAgentEvent(beat, NOW, intake);
    expect(intake.counted[METRICS.factsWritten]).toBe(1);
  });

  test("a transfer flow's first step becomes the leg and what it was dialled to, without the customer's number", async () => {
    const ledger = await local.newLedger();
    const event = legStart(CHILD, { kind: 'agent', target: BOB });
    expect(await takeLegStart({ event, requestId: 'r1', now: NOW }, intakeOf(ledger))).toEqual({ recorded: 'true' });
    const items = await itemsOf(ledger);
    expect(items).toMatchObject([{ pk: 'LEG#c2', target: [`flow|agent|${BOB}`], prev: ['flow|c1'] }]);
    expect(JSON.stringify(items)).not.toContain('2065550142');
  });

  test('an event of a kind nobody needs is passed by with one line', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    await takeEvent({ messageId: 'm1', body: JSON.stringify(contactEvent(CHILD, 'SOMETHING_NEW', 31)) }, NOW, intake);
    expect(intake.said).toEqual([
      ['info', 'Parts of a message were passed over.', { ids: { messageId: 'm1' }, ignored: ['detail.eventType SOMETHING_NEW'] }],
    ]);
    expect(kept()).toEqual([]);
  });

  test('a fact older than retention is turned away and counted, and its body is kept nowhere', async () => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    const body = JSON.stringify(contactEvent(CHILD, 'QUEUED', 31));
    await takeEvent({ messageId: 'm1', body }, '2029-01-01T00:00:00.000Z', intake);
    expect(await itemsOf(ledger)).toEqual([]);
    expect(intake.counted).toEqual({ [METRICS.factsTooOld]: 1 });
    expect(kept()).toEqual([]);
  });
});

describe('a message that cannot be read', () => {
  const number = '+12065550142';
  test.each([
    ['text that is no JSON', `{"phone":"${number}"`, 'not-json'],
    ['a list', `["${number}"]`, 'not-an-object'],
    [
      'an event without a contact id',
      JSON.stringify({ 'detail-type': 'Amazon Connect Contact Event', detail: { phone: number } }),
      'no-contact-id',
    ],
    [
      'an event of another instance',
      JSON.stringify(contactEvent(CHILD, 'QUEUED', 31)).replaceAll('c0c0c0c0', 'd0d0d0d0'),
      'other-instance',
    ],
  ])('%s is kept as it came, with its reason, and logged without what is in it', async (_, body, code) => {
    const ledger = await local.newLedger();
    const intake = intakeOf(ledger);
    await takeEvent({ messageId: 'm1', body }, NOW, intake);
    expect(kept()).toMatchObject([{ source: 'a-function', reason: { code }, ids: { messageId: 'm1' }, body, encoding: 'text' }]);
    expect(intake.counted).toEqual({ [METRICS.factsPoisoned]: 1 });
    expect(JSON.stringify(intake.said)).not.toContain('2065550142');
    expect(await itemsOf(ledger)).toEqual([]);
  });

  test('a Kinesis record is kept byte for byte', async () => {
    const ledger = await local.newLedger();
    const data = Buffer.from([0xff, 0xfe, 0x00]).toString('base64');
    await takeRecord(streamed(data), NOW, intakeOf(ledger));
    expect(kept()).toMatchObject([{ ids: { eventId: 'shardId-0:7', sequenceNumber: '7' }, body: data, encoding: 'base64' }]);
  });

  test('an agent event that cannot be read is kept, and tells nothing of where the agent is', async () => {
    const ledger = await local.newLedger();
    const event = { ...agentEvent(BOB, 40, { is: [] }), EventTimestamp: 'soon' };
    await takeAgentEvent(streamed(base64(event)), NOW, intakeOf(ledger));
    expect(kept()).toMatchObject([{ reason: { code: 'malformed' }, ids: { sequenceNumber: '7' }, encoding: 'base64' }]);
    expect(await itemsOf(ledger)).toEqual([]);
  });

  test('a flow is answered and goes on', async () => {
    const ledger = await local.newLedger();
    const answer = await takeLegStart({ event: { Details: {} }, requestId: 'r1', now: NOW }, intakeOf(ledger));
    expect(answer).toEqual({ recorded: 'false' });
    expect(kept()).toMatchObject([{ ids: { requestId: 'r1' }, reason: { code: 'unknown-shape' } }]);
  });
});

describe('when something else fails', () => {
  const event = { messageId: 'm1', body: JSON.stringify(contactEvent(CHILD, 'QUEUED', 31)) };
  const failing = (name: string) => {
    const db = mockClient(new DynamoDBClient({ region: 'us-east-1' }));
    db.on(UpdateItemCommand).rejects(Object.assign(new Error('no'), { name }));
    return { db: db as unknown as Ledger['db'], tableName: 't' };
  };

  test('a throttled write is thrown, so that the message is delivered again', async () => {
    await expect(takeEvent(event, NOW, intakeOf(failing('ThrottlingException')))).rejects.toThrow('no');
    expect(kept()).toEqual([]);
  });

  test('a fact that the table refuses for good is kept instead of blocking its stream', async () => {
    await takeEvent(event, NOW, intakeOf(failing('ValidationException')));
    expect(kept()).toMatchObject([{ reason: { code: 'unwritable' } }]);
  });

  test('a message that cannot be kept is thrown, so that it is not lost', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('queue is down'));
    await expect(takeEvent({ messageId: 'm1', body: '{' }, NOW, intakeOf(failing('none')))).rejects.toThrow('queue is down');
  });
});
