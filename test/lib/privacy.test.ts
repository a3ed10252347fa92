import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as keys from '../../lambdas/store/keys.ts';
import { type Resource, stacksOf } from './stacks.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');

/** The rows of the table under a heading, as cells; the first cell holds names in backticks. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = PAGE.split('\n## ').find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '));
}
const namesIn = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** Everything that can hold data of a person, in the templates of a config that asks for all there is. */
const KEEPS =
  /^AWS::(DynamoDB::Table|SQS::Queue|S3::Bucket|Logs::LogGroup|Kinesis::Stream|KinesisFirehose::DeliveryStream|Events::EventBus|Cognito::UserPool|SecretsManager::Secret|RDS::.*|EFS::.*|ElastiCache::.*|SNS::Topic)$/;

const { stacks } = stacksOf({
  analytics: {},
  desk: { webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/centre/a1' },
  sampleInbound: { queue: 'Support' },
  outsideNumbers: { mode: 'advice' },
  chatConsults: {},
  aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }],
  whisper: {},
  flowLogs: 'off',
});
const keepers = Object.values(stacks)
  .flatMap((stack) => Object.entries((stack ? Template.fromStack(stack).toJSON().Resources : {}) as Record<string, Resource>))
  .filter(([, { Type }]) => KEEPS.test(Type))
  .map(([id, resource]) => ({
    // Of a secret for each AI agent, without what stands for its name.
    name: id.replace(/[0-9A-F]{8}$/, '').replace(/(?<=Secret)[0-9a-f]{12}$/, ''),
    ...resource,
  }));

const rows = rowsUnder('In the account');
const rowOf = (name: string) => rows.find(([names]) => namesIn(names).some((one) => one.toLowerCase() === name.toLowerCase()));

const DAY_S = 86_400;
/** How many days a resource keeps what it holds, where its template says so. */
function daysOf({ Properties }: Resource): number | undefined {
  const { RetentionInDays, MessageRetentionPeriod, LifecycleConfiguration } = Properties as {
    RetentionInDays?: number;
    MessageRetentionPeriod?: number;
    LifecycleConfiguration?: { Rules: readonly { ExpirationInDays: number }[] };
  };
  return (
    RetentionInDays ?? (MessageRetentionPeriod && MessageRetentionPeriod / DAY_S) ?? LifecycleConfiguration?.Rules[0]?.ExpirationInDays
  );
}

describe('the page about privacy', () => {
  test.each(keepers)('says of $name what it holds, how long, and under which key, as the template does', (keeper) => {
    const [, holds, kept = '', key] = rowOf(keeper.name) ?? [];
    expect(holds).toBeTruthy();
    const days = daysOf(keeper);
    if (days !== undefined) expect(kept).toContain(`${days} days`);
    expect(key?.startsWith('ledger')).toBe(JSON.stringify(keeper.Properties).includes('LedgerKey'));
  });

  test('names nothing that is not there', () => {
    const there = keepers.map(({ name }) => name.toLowerCase());
    expect(rows.flatMap(([names]) => namesIn(names)).filter((name) => !there.includes(name.toLowerCase()))).toEqual([]);
  });

  test('every queue, log group and bucket but that of the public files is under the key of the ledger', () => {
    const others = keepers.filter(
      ({ Type, Properties }) => /Queue|LogGroup|Bucket/.test(Type) && !JSON.stringify(Properties).includes('LedgerKey'),
    );
    expect(others.map(({ name }) => name)).toEqual(['SiteFiles']);
  });

  test('nothing outlives a retention of one month but backups', () => {
    const short = stacksOf({ retentionMonths: 1, analytics: {} }).stacks;
    const resources = Object.values(short).flatMap((stack) =>
      Object.values((stack ? Template.fromStack(stack).toJSON().Resources : {}) as Record<string, Resource>),
    );
    expect(Math.max(...resources.map((one) => daysOf(one) ?? 0))).toBeLessThanOrEqual(31);
  });
});

/** What a key function makes of arguments that say nothing, as the page writes it. */
function kindOf({ pk, sk }: keys.Key): string {
  const first = (text: string) =>
    /^[A-Z-]+$/.test(text.split('#')[0] ?? '') ? `${text.split('#')[0]}${text.includes('#') ? '#…' : ''}` : '…';
  return `${first(pk.S)} / ${first(sk.S)}`;
}
const isKey = (value: unknown): value is keys.Key => typeof value === 'object' && value !== null && 'pk' in value && 'sk' in value;
const made = Object.entries(keys).flatMap(([name, made]): readonly (readonly [string, string])[] => {
  const value: unknown =
    typeof made === 'function' ? (made as (...all: string[]) => unknown)('2026-11-21T10:00:00.000Z#all#all', 'x') : made;
  return isKey(value) ? [[name, kindOf(value)]] : [];
});

describe('the page about privacy knows the items of the table', () => {
  const listed = rowsUnder('In the table').flatMap(([names]) => namesIn(names));

  test.each(made)('%s: %s', (_, kind) => {
    expect(listed).toContain(kind);
  });

  test('and names none that there is not', () => {
    expect(listed.filter((kind) => !made.some(([, one]) => one === kind))).toEqual([]);
  });
});
