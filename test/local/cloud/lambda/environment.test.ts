import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Environment, type EnvironmentSpec } from '../../../../local/cloud/lambda/environment.ts';
import { FunctionLog } from '../../../../local/cloud/lambda/function-log.ts';
import type { InvocationResult } from '../../../../local/cloud/lambda/invocation.ts';

const folder = mkdtempSync(join(tmpdir(), 'environment-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HANDLERS = `
  export const echo = async (event, context) => ({ event, context, left: context.getRemainingTimeInMillis(), env: process.env });
  export const plain = (event) => event.n + 1;
  export const nothing = async () => {};
  export const throws = async () => { throw new RangeError('too far'); };
  export const throwsText = async () => { throw 'just text'; };
  export const never = () => new Promise(() => setInterval(() => {}, 1000));
  export const leaves = async () => process.exit(3);
  export const leavesQuietly = async () => process.exit(0);
  export const stray = () => new Promise(() => { Promise.reject(new Error('nobody listens')); setInterval(() => {}, 1000); });
  export const strayThrow = () => new Promise(() => { setTimeout(() => { throw new Error('out of the blue'); }, 1); });
  export const eats = async () => { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); };
  export const says = async () => { console.log('one'); console.error('two'); process.stdout.write('thr'); process.stdout.write('ee\\n'); };
  export const when = async () => ({ now: Date.now(), made: new Date().toISOString(), given: new Date(0).toISOString(), is: new Date() instanceof Date });
  export const circle = async () => { const a = {}; a.a = a; return a; };
  export const notAFunction = 7;
  let count = 0;
  export const counts = async () => ++count;
`;

function files(name: string, content: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(content)) writeFileSync(join(path, file), text);
  return path;
}

const taskRoot = files('handlers', { 'index.mjs': HANDLERS });
const open: Environment[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((environment) => environment.stop()))));

function environment(handler: string, more: Partial<EnvironmentSpec> = {}): Environment {
  const made = new Environment({
    ...{ taskRoot, handlerName: handler, variables: { OWN: 'value' }, context: { functionName: 'f' } },
    ...{ timeoutSeconds: 5, memoryMb: 128, onOutput: () => {}, worldOffsetMs: () => 0, ...more },
  });
  open.push(made);
  return made;
}

const run = (handler: string, event: unknown = {}, more: Partial<EnvironmentSpec> = {}): Promise<InvocationResult> =>
  environment(`index.${handler}`, more).invoke({ requestId: 'r-1', event: JSON.stringify(event) });

describe('an execution environment', () => {
  test("gives the handler event, context and the function's variables, and nothing of this process", async () => {
    process.env.OF_THE_HOST = 'secret';
    const result = await run('echo', { a: [1] });
    expect(result).toMatchObject({
      ok: true,
      payload: { event: { a: [1] }, context: { functionName: 'f', awsRequestId: 'r-1' }, env: { OWN: 'value' } },
    });
    const { left, env } = (result as { payload: { left: number; env: object } }).payload;
    expect(left).toBeGreaterThan(4000);
    expect(Object.keys(env)).toEqual(['OWN']);
  });

  test.each([
    ['a plain value', 'plain', { n: 1 }, 2],
    ['nothing is null', 'nothing', {}, null],
  ])('takes %s', async (_, handler, event, payload) => expect(await run(handler, event)).toMatchObject({ ok: true, payload }));

  test('keeps its state from one invocation to the next', async () => {
    const kept = environment('index.counts');
    const results = [await kept.invoke({ requestId: '1', event: '{}' }), await kept.invoke({ requestId: '2', event: '{}' })];
    expect(results).toMatchObject([{ payload: 1 }, { payload: 2 }]);
  });

  test.each([
    ['a thrown error', 'throws', { errorType: 'RangeError', errorMessage: 'too far' }],
    ['a thrown text', 'throwsText', { errorType: 'string', errorMessage: 'just text' }],
    ['a result that is no JSON', 'circle', { errorType: 'TypeError' }],
  ])('survives %s', async (_, handler, error) => {
    const kept = environment(`index.${handler}`);
    expect(await kept.invoke({ requestId: 'r', event: '{}' })).toMatchObject({ ok: false, error });
    expect(kept.alive).toBe(true);
  });

  test.each([
    [
      'it takes too long',
      'never',
      { errorType: 'Sandbox.Timedout', errorMessage: 'RequestId: r-1 Error: Task timed out after 0.30 seconds' },
    ],
    [
      'the process exits',
      'leaves',
      { errorType: 'Runtime.ExitError', errorMessage: 'RequestId: r-1 Error: Runtime exited with error: exit status 3' },
    ],
    ['the process exits well', 'leavesQuietly', { errorMessage: 'RequestId: r-1 Error: Runtime exited without providing a reason' }],
    ['a rejection goes unhandled', 'stray', { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: nobody listens' }],
    ['an error is thrown outside', 'strayThrow', { errorType: 'Error', errorMessage: 'out of the blue' }],
    ['memory runs out', 'eats', { errorType: 'Runtime.ExitError' }],
  ])('ends when %s', async (_, handler, error) => {
    const lost = environment(`index.${handler}`, { timeoutSeconds: handler === 'never' ? 0.3 : 10, memoryMb: 32 });
    expect(await lost.invoke({ requestId: 'r-1', event: '{}' })).toMatchObject({ ok: false, error });
    expect(lost.alive).toBe(false);
  });

  test.each([
    [
      'the file is not there',
      { handlerName: 'other.handler' },
      { errorType: 'Runtime.ImportModuleError', errorMessage: "Cannot find module 'other'" },
    ],
    [
      'the export is not there',
      { handlerName: 'index.missing' },
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.missing is undefined or not exported' },
    ],
    ['the export is no function', { handlerName: 'index.notAFunction' }, { errorType: 'Runtime.HandlerNotFound' }],
    [
      'it does not parse',
      { taskRoot: files('syntax', { 'index.mjs': 'export const (' }), handlerName: 'index.handler' },
      { errorType: 'Runtime.UserCodeSyntaxError' },
    ],
    [
      'an import is missing',
      { taskRoot: files('import', { 'index.mjs': "import 'nowhere-to-be-found'" }), handlerName: 'index.handler' },
      { errorType: 'Runtime.ImportModuleError' },
    ],
    [
      'it throws at the start',
      { taskRoot: files('throws', { 'index.mjs': "throw new Error('at start')" }), handlerName: 'index.handler' },
      { errorType: 'Error', errorMessage: 'at start' },
    ],
  ])('does not start when %s', async (_, spec, error) => {
    const broken = environment('index.handler', spec);
    expect(await broken.ready()).toMatchObject(error);
    expect(await broken.invoke({ requestId: 'r', event: '{}' })).toMatchObject({ ok: false, error });
  });

  test('runs CommonJS as well', async () => {
    const root = files('commonjs', { 'index.cjs': 'exports.handler = async (event) => ({ got: event.n });' });
    expect(await run('handler', { n: 4 }, { taskRoot: root })).toMatchObject({ payload: { got: 4 } });
  });

  test('hands every line on before the result', async () => {
    const log = new FunctionLog();
    await run('says', {}, { onOutput: log.writer() });
    expect(log.lines()).toEqual(['one', 'two', 'three']);
  });

  test("has the world's time, also a simulated one", async () => {
    const worldOffsetMs = Date.parse('2031-05-05T12:00:00Z') - Date.now();
    const result = await run('when', {}, { worldOffsetMs: () => worldOffsetMs });
    expect(result).toMatchObject({ payload: { given: '1970-01-01T00:00:00.000Z', is: true } });
    const { now, made } = (result as { payload: { now: number; made: string } }).payload;
    expect(new Date(now).toISOString().slice(0, 16)).toBe('2031-05-05T12:00');
    expect(made.slice(0, 16)).toBe('2031-05-05T12:00');
  });

  test('can be killed between two lines', async () => {
    const killed = environment('index.never');
    await killed.ready();
    const result = killed.invoke({ requestId: 'r', event: '{}' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    killed.kill();
    expect(await result).toMatchObject({
      ok: false,
      error: { errorMessage: 'RequestId: r Error: Runtime exited with error: signal: killed' },
    });
  });
});
