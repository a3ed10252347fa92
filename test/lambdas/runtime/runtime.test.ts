import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { KinesisStreamRecord, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test, vi } from 'vitest';
import { METRICS } from '../../../contract/metrics.ts';
import { createLog } from '../../../lambdas/runtime/log.ts';
import { createMetrics } from '../../../lambdas/runtime/metrics.ts';
import { openPoisonQueue, sendPoison } from '../../../lambdas/runtime/poison.ts';
import { processKinesisBatch, processSqsBatch } from '../../../lambdas/runtime/process-batch.ts';
import { MissingEnvError, requireEnv, requireEnvInteger } from '../../../lambdas/runtime/require-env.ts';
import { silentReport } from '../silent-report.ts';

describe('the environment', () => {
  test('a value that the stack did not set is named', () => {
    expect(() => requireEnv('tableName', {})).toThrow(MissingEnvError);
    expect(() => requireEnv('tableName', { TABLE_NAME: '' })).toThrow(/TABLE_NAME/);
  });
  test('a number that is none is named', () => {
    expect(requireEnvInteger('retentionMonths', { RETENTION_MONTHS: '25' })).toBe(25);
    expect(() => requireEnvInteger('retentionMonths', { RETENTION_MONTHS: 'two years' })).toThrow(/RETENTION_MONTHS/);
  });
});

describe('a batch', () => {
  const sqs = (...ids: string[]) => ids.map((messageId) => ({ messageId, body: messageId }) as SQSRecord);
  const kinesis = (...ids: string[]) => ids.map((sequenceNumber) => ({ kinesis: { sequenceNumber } }) as KinesisStreamRecord);
  const failOn = (bad: string) => async (id: string) => {
    if (id === bad) throw new Error('no table for +12065550100');
  };

  test('a message that throws is reported and the others are done', async () => {
    const report = silentReport();
    const answer = await processSqsBatch(sqs('a', 'b', 'c'), ({ body }) => failOn('b')(body), report);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
    expect(report.counted).toEqual({ [METRICS.recordsFailed]: 1 });
  });

  test('a batch that failed as a whole is reported, not thrown', async () => {
    const answer = await processSqsBatch(sqs('a'), ({ body }) => failOn('a')(body), silentReport());
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });

  test('a record of a stream is reported by its sequence number', async () => {
    const answer = await processKinesisBatch(kinesis('1', '2'), ({ kinesis: k }) => failOn('2')(k.sequenceNumber), silentReport());
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  test('an empty answer follows a failed one', async () => {
    await processSqsBatch(sqs('a'), ({ body }) => failOn('a')(body), silentReport());
    expect(await processSqsBatch(sqs('a'), async () => {}, silentReport())).toEqual({ batchItemFailures: [] });
  });
});

describe('a poison message', () => {
  const poison = {
    source: 'on-contact-event',
    reason: { code: 'not-json', message: 'The body is no JSON.' },
    ids: { messageId: 'm1' },
    body: '{"phone":"+12065550100"',
    encoding: 'text',
  } as const;
  const queue = openPoisonQueue('https://sqs.us-east-1.amazonaws.com/111122223333/poison');

  test('is kept as it came with its reason, and logged by its ids alone', async () => {
    const sqs = mockClient(SQSClient);
    const report = silentReport();
    await sendPoison(queue, poison, report);
    const sent = sqs.commandCalls(SendMessageCommand)[0]?.args[0].input;
    expect(JSON.parse(sent?.MessageBody ?? '')).toEqual(poison);
    expect(report.counted).toEqual({ [METRICS.factsPoisoned]: 1 });
    expect(JSON.stringify(report.said)).toContain('m1');
    expect(JSON.stringify(report.said)).not.toContain('2065550100');
    sqs.restore();
  });

  test('that cannot be kept is an error, so that it is delivered again', async () => {
    const sqs = mockClient(SQSClient);
    sqs.on(SendMessageCommand).rejects(new Error('queue is down'));
    const report = silentReport();
    await expect(sendPoison(queue, poison, report)).rejects.toThrow('queue is down');
    expect(report.counted).toEqual({});
    sqs.restore();
  });
});

describe('log and metrics', () => {
  test('a line of the log names the function and masks numbers', () => {
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    createLog('on-contact-event').warn('could not read +12065550100', { contactId: 'c1' });
    const line = String(warn.mock.calls[0]?.[0]);
    expect(JSON.parse(line)).toMatchObject({ service: 'on-contact-event', message: 'could not read ***', contactId: 'c1' });
    vi.unstubAllEnvs();
    warn.mockRestore();
  });

  test('what was counted is written once, in the Embedded Metric Format', () => {
    const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    const metrics = createMetrics('on-contact-event');
    metrics.count(METRICS.factsWritten);
    metrics.count(METRICS.factsWritten, 2);
    metrics.flush();
    metrics.flush();
    const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
    write.mockRestore();
    expect(lines).toMatchObject([
      { service: 'on-contact-event', FactsWritten: 3, _aws: { CloudWatchMetrics: [{ Namespace: 'ConsultCall' }] } },
    ]);
  });
});
