import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Templates, templatesOf } from './stacks.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/deploying.md'), 'utf8');
const ADDS = PAGE.split('\n## ').find((section) => section.startsWith('4. What it adds')) ?? '';
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five'];

const LISTED = templatesOf();
const WITH_SAMPLE = templatesOf({ sampleInbound: { queue: 'Support' } });
const NOBODY_COMES_BACK = templatesOf({ handOver: { comesBack: 'off' } });

const count = ({ ledger, connect, desk }: Templates, type: string): number =>
  [ledger, connect, desk].reduce((sum, template) => sum + Object.keys(template.findResources(type)).length, 0);

describe('the page about deploying counts what is added as the templates do', () => {
  test.each([
    ['flows', LISTED, 'AWS::Connect::ContactFlow', /(\w+) flows \(/],
    ['flows with the sample', WITH_SAMPLE, 'AWS::Connect::ContactFlow', / flows \((\w+) with the sample/],
    ['flows where nobody comes back', NOBODY_COMES_BACK, 'AWS::Connect::ContactFlow', /the sample, (\w+) where nobody comes back/],
    ['functions that flows may call', LISTED, 'AWS::Connect::IntegrationAssociation', /the association of (\w+) Lambda functions/],
    ['such functions where nobody comes back', NOBODY_COMES_BACK, 'AWS::Connect::IntegrationAssociation', /Lambda functions \((\w+) where/],
    ['rules', LISTED, 'AWS::Events::Rule', /(\w+) EventBridge rule/],
    ['queues', LISTED, 'AWS::SQS::Queue', /(\w+) SQS queues/],
    ['streams', LISTED, 'AWS::Kinesis::Stream', /(\w+) Kinesis streams/],
    ['buckets', LISTED, 'AWS::S3::Bucket', /(\w+) S3 buckets/],
  ])('%s', (_, templates, type, told) => {
    expect(told.exec(ADDS)?.[1]).toBe(WORDS[count(templates, type)]);
  });

  test('alarms', () => {
    expect(/\| Alarms, (\d+) \|/.exec(PAGE)?.[1]).toBe(String(count(LISTED, 'AWS::CloudWatch::Alarm')));
  });
});
