import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { LambdaFunction } from '../../../../local/cloud/lambda/lambda-function.ts';

const taskRoot = mkdtempSync(join(tmpdir(), 'lambda-function-test-'));
writeFileSync(
  join(taskRoot, 'index.mjs'),
  `let count = 0;
   export const handler = async ({ ms = 0, leave = false }) => {
     if (leave) process.exit(1);
     await new Promise((resolve) => setTimeout(resolve, ms));
     return { key: process.env.AWS_ACCESS_KEY_ID, name: process.env.AWS_LAMBDA_FUNCTION_NAME, own: process.env.OWN, endpoint: process.env.AWS_ENDPOINT_URL_SQS, count: ++count };
   };`,
);
afterAll(() => rmSync(taskRoot, { recursive: true, force: true }));

const open: LambdaFunction[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.stop()))));

function tried(concurrency: number) {
  const keys: string[] = [];
  let working = 0;
  const fn = new LambdaFunction(
    {
      ...{
        stackName: 'S',
        logicalId: 'F',
        name: 'f',
        arn: 'arn:f',
        region: 'us-east-1',
        runtime: 'nodejs24.x',
        handler: 'index.handler',
        taskRoot,
      },
      ...{
        role: { name: 'r', arn: 'arn:r', policies: new Map() },
        timeoutSeconds: 5,
        memoryMb: 128,
        variables: { OWN: 'mine' },
        concurrency,
      },
      ...{ logGroup: '/aws/lambda/f', logFormat: null, logLevel: null },
    },
    {
      credentials: () => {
        keys.push(`KEY${keys.length}`);
        return { accessKeyId: keys.at(-1) ?? '', secretAccessKey: 's', sessionToken: 't' };
      },
      endpoints: { AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1' },
      worldOffsetMs: () => 0,
      beginWork: () => {
        working += 1;
        return () => {
          working -= 1;
        };
      },
    },
  );
  open.push(fn);
  return { fn, keys, working: () => working };
}

test('a function has its variables, those Lambda reserves, and a key of its own for each environment', async () => {
  const { fn } = tried(1);
  expect(await fn.invoke({})).toMatchObject({ payload: { key: 'KEY0', name: 'f', own: 'mine', endpoint: 'http://127.0.0.1:1', count: 1 } });
});

test('calls one after the other use one environment', async () => {
  const { fn, keys } = tried(4);
  await fn.invoke({});
  expect(await fn.invoke({})).toMatchObject({ payload: { count: 2 } });
  expect(keys).toHaveLength(1);
});

test('calls at once use as many environments as may be, and wait for more', async () => {
  const { fn, keys, working } = tried(2);
  const calls = [1, 2, 3, 4, 5].map(() => fn.invoke({ ms: 20 }));
  expect(working()).toBe(5);
  const results = await Promise.all(calls);
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect([keys.length, working(), fn.invocations]).toEqual([2, 0, 5]);
});

test('an environment that ended is replaced, also for who waits', async () => {
  const { fn, keys } = tried(1);
  const results = await Promise.all([fn.invoke({ leave: true }), fn.invoke({})]);
  expect(results).toMatchObject([
    { ok: false, error: { errorType: 'Runtime.ExitError' } },
    { ok: true, payload: { key: 'KEY1' } },
  ]);
  expect(keys).toHaveLength(2);
  expect(fn.errors).toMatchObject([{ errorType: 'Runtime.ExitError' }]);
  expect(fn.log.lines().at(-1)).toMatch(/^ERROR .*Runtime\.ExitError/);
});

test('a warm function has an environment before its first call', async () => {
  const { fn, keys } = tried(4);
  await fn.warm();
  await fn.warm();
  expect(keys).toHaveLength(1);
  await fn.invoke({});
  expect(keys).toHaveLength(1);
});

test('a call after the end fails, as one under way does', async () => {
  const { fn } = tried(1);
  await fn.warm();
  const under = fn.invoke({ ms: 5000 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await fn.stop();
  expect(await under).toMatchObject({ ok: false });
  expect(await fn.invoke({})).toMatchObject({ ok: false, error: { errorMessage: expect.stringMatching(/because the cloud stopped/) } });
});
