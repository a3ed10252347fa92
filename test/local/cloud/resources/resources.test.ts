import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../../../local/cloud/account.ts';
import { newAccount } from '../../../../local/cloud/new-account.ts';
import { INERT_TYPES } from '../../../../local/cloud/resources/inert-types.ts';
import { makeResource } from '../../../../local/cloud/resources/resource-types.ts';
import { AssetCatalogue } from '../../../../local/cloud/template/asset-catalogue.ts';
import { wallClock } from '../wall-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'resources-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A catalogue of assets, each a folder of files. */
function catalogue(assets: Readonly<Record<string, Readonly<Record<string, string>>>>): AssetCatalogue {
  const files = Object.keys(assets).map((key) => [key, { source: { path: key }, destinations: { here: { objectKey: `${key}.zip` } } }]);
  writeFileSync(join(folder, 'assets.json'), JSON.stringify({ files: Object.fromEntries(files) }));
  for (const [key, content] of Object.entries(assets)) {
    mkdirSync(join(folder, key), { recursive: true });
    for (const [name, text] of Object.entries(content)) writeFileSync(join(folder, key, name), text);
  }
  const made = new AssetCatalogue();
  made.addManifest(folder, join(folder, 'assets.json'));
  return made;
}

let account: Account;
beforeEach(() => {
  account = newAccount({
    ...{
      accountId: '111122223333',
      region: 'us-east-1',
      clock: wallClock,
      functionClock: wallClock,
      timeScale: 1,
      sizes: { environments: 4, shards: 2 },
    },
    assets: catalogue({
      code: { 'index.mjs': 'export const handler = () => {}' },
      site: { 'a.json': '{"url":"<<m0>>"}', 'b.txt': '<<m0>>' },
    }),
    ...{ endpoint: 'http://127.0.0.1:1', dynamoEndpoint: 'http://127.0.0.1:9', onFault: () => {} },
    responses: { expect: () => ({ url: '', answer: Promise.resolve(null), forget: () => {} }) },
  });
});

const make = (type: string, properties: Record<string, unknown> = {}, logicalId = 'Thing') =>
  makeResource({ stackName: 'Stack', stackId: 'arn:stack', logicalId, type, properties }, account, {});

describe('a secret', () => {
  const secret = async (rules: object) => {
    const { ref } = await make('AWS::SecretsManager::Secret', { GenerateSecretString: rules });
    return account.secrets.get(ref) ?? '';
  };

  test.each([
    ['32 characters unless said otherwise', {}, /^[!-~]{32}$/],
    ['of a length', { PasswordLength: '50', ExcludePunctuation: true }, /^[A-Za-z0-9]{50}$/],
    ['of digits alone', { ExcludePunctuation: true, ExcludeLowercase: true, ExcludeUppercase: true }, /^\d{32}$/],
    [
      'without some characters',
      { ExcludePunctuation: true, ExcludeNumbers: true, ExcludeLowercase: true, ExcludeCharacters: 'ABCDEFGHIJKLM' },
      /^[N-Z]{32}$/,
    ],
  ])('is %s', async (_, rules, expected) => expect(await secret(rules)).toMatch(expected));

  test('may be one key of a JSON text', async () => {
    const rules = { SecretStringTemplate: '{"user":"me"}', GenerateStringKey: 'password', PasswordLength: 8 };
    expect(JSON.parse(await secret(rules))).toEqual({ user: 'me', password: expect.stringMatching(/^.{8}$/) });
  });

  test('may be given', async () => {
    const { ref } = await make('AWS::SecretsManager::Secret', { SecretString: 'given' });
    expect(account.secrets.get(ref)).toBe('given');
  });

  test('is another one at every start', async () => expect(await secret({})).not.toBe(await secret({})));
});

describe("CDK's bucket deployment", () => {
  const deploy = async (more: object) => {
    const { ref } = await make('AWS::S3::Bucket', { BucketName: 'b' });
    await make('Custom::CDKBucketDeployment', { ServiceToken: 'x', SourceObjectKeys: ['site.zip'], DestinationBucketName: ref, ...more });
    return account.buckets.get('b');
  };
  const texts = async (more: object) => {
    const bucket = await deploy(more);
    return Object.fromEntries(bucket.keys().map((key) => [key, bucket.get(key)?.body.toString()]));
  };

  test('puts files under a prefix', async () =>
    expect(await texts({ DestinationBucketKeyPrefix: 'x/y' })).toEqual({ 'x/y/a.json': '{"url":"<<m0>>"}', 'x/y/b.txt': '<<m0>>' }));

  test('writes what is known only now, as it is or as the inside of a JSON text', async () => {
    const SourceMarkers = [{ '<<m0>>': 'say "$&"' }];
    expect(await texts({ SourceMarkers })).toEqual({ 'a.json': '{"url":"say "$&""}', 'b.txt': 'say "$&"' });
    expect(await texts({ SourceMarkers, SourceMarkersConfig: [{ jsonEscape: true }] })).toMatchObject({
      'a.json': '{"url":"say \\"$&\\""}',
    });
  });

  test('sets the headers it is told', async () => {
    const bucket = await deploy({ SystemMetadata: { 'cache-control': 'no-cache' } });
    expect(bucket.get('a.json')).toMatchObject({ cacheControl: 'no-cache', contentType: 'application/json' });
  });

  test('refuses headers nobody would send', async () =>
    expect(deploy({ SystemMetadata: { 'content-language': 'de' } })).rejects.toThrow(/content-language/));
});

describe('a function', () => {
  const base = { Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { S3Bucket: 'b', S3Key: 'code.zip' } };
  const fn = async (more: object) => {
    const { ref: Role } = await make('AWS::IAM::Role', { RoleName: 'r' });
    const { ref } = await make('AWS::Lambda::Function', { ...base, Role, ...more }, 'Fn');
    return account.functions.get(ref).spec;
  };

  test("has Lambda's defaults", async () =>
    expect(await fn({})).toMatchObject({
      timeoutSeconds: 3,
      memoryMb: 128,
      concurrency: 4,
      logFormat: null,
      taskRoot: join(folder, 'code'),
    }));

  test('is as the template says, numbers as text included', async () => {
    const LoggingConfig = { LogGroup: 'own-group', LogFormat: 'JSON', ApplicationLogLevel: 'WARN' };
    const spec = await fn({
      Timeout: '60',
      MemorySize: 512,
      ReservedConcurrentExecutions: 1,
      LoggingConfig,
      Environment: { Variables: { N: 7 } },
    });
    expect(spec).toMatchObject({ timeoutSeconds: 60, memoryMb: 512, concurrency: 1, variables: { N: '7' } });
    expect(spec).toMatchObject({ logGroup: 'own-group', logFormat: 'JSON', logLevel: 'WARN' });
  });

  test.each([
    ['a variable Lambda sets itself', { Environment: { Variables: { AWS_REGION: 'x' } } }, /AWS_REGION itself/],
    ['layers', { Layers: ['arn:layer'] }, /layers/],
    ['no concurrency at all', { ReservedConcurrentExecutions: 0 }, /reserved concurrency of 0/],
    ['a role nobody made', { Role: 'arn:aws:iam::1:role/ghost' }, /no role/],
  ])('with %s is refused', async (_, more, text) => expect(fn(more)).rejects.toThrow(text));

  test.each([
    ['in Python', { Runtime: 'python3.13', Layers: ['arn:layer'] }, /Fn cannot run here: its runtime is python3.13/],
    ['in a container image', { Runtime: undefined, PackageType: 'Image' }, /it is a container image/],
  ])('%s may be there, but nothing may use it', async (_, more, text) => expect(fn(more)).rejects.toThrow(text));
});

describe('policies', () => {
  const Statement = [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }];
  const PolicyDocument = { Statement };
  const policiesOf = (name: string) => [...account.roles.get(name).policies.keys()];

  test('come inline, attached, managed by the customer and managed by AWS', async () => {
    const { ref: own } = await make('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'own', PolicyDocument });
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    await make('AWS::IAM::Role', { RoleName: 'r', Policies: [{ PolicyName: 'inline', PolicyDocument }], ManagedPolicyArns: [own, basic] });
    await make('AWS::IAM::Policy', { PolicyName: 'attached', PolicyDocument, Roles: ['r'] }, 'P');
    await make('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'later', PolicyDocument, Roles: ['r'] });
    expect(policiesOf('r')).toEqual([own, basic, 'inline', 'P/attached', 'arn:aws:iam::111122223333:policy/later']);
  });

  test('of a queue and a bucket stand with them', async () => {
    const { ref: url } = await make('AWS::SQS::Queue', { QueueName: 'q' });
    await make('AWS::SQS::QueuePolicy', { PolicyDocument, Queues: [url] });
    await make('AWS::S3::Bucket', { BucketName: 'b' });
    await make('AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument });
    expect([account.queues.byUrl(url)?.policy.length, account.buckets.get('b').policy.length]).toEqual([1, 1]);
  });
});

describe('CloudFront policies', () => {
  test('say what goes on to an origin', async () => {
    const cache = await make('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          CookiesConfig: { CookieBehavior: 'none' },
        },
      },
    });
    const origin = await make('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        HeadersConfig: { HeaderBehavior: 'allViewer' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['a'] },
        CookiesConfig: { CookieBehavior: 'all' },
      },
    });
    expect(account.edge.cachePolicies.get(cache.ref)).toEqual({ headers: ['authorization'], query: 'all', cookies: false });
    expect(account.edge.originRequestPolicies.get(origin.ref)).toEqual({ headers: 'all', query: ['a'], cookies: true });
  });

  test('of an unknown behaviour are refused', async () => {
    const HeadersConfig = { HeaderBehavior: 'allExcept', Headers: ['Host'] };
    await expect(make('AWS::CloudFront::OriginRequestPolicy', { OriginRequestPolicyConfig: { HeadersConfig } })).rejects.toThrow(
      /HeaderBehavior allExcept/,
    );
  });
});

test.each(Object.keys(INERT_TYPES))('%s is made, does nothing and has a name', async (type) => {
  const { ref } = await make(type, { AliasName: 'alias/x' });
  expect(ref).toMatch(/./);
  expect(account.queues.all().length + account.functions.all().length + account.tables.all().length).toBe(0);
});

test('names are made of stack and logical id, and cut to what AWS takes', async () => {
  const { attributes } = await make('AWS::SQS::Queue', {}, `Queue${'x'.repeat(100)}`);
  expect(attributes?.QueueName).toMatch(/^Stack-Queuex+-[0-9A-F]{12}$/);
  expect(attributes?.QueueName).toHaveLength(80);
});
