import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCommand } from '../ran-command.ts';

const ADVISORY = {
  id: 1,
  url: 'https://example.com/advisories/1',
  title: 'A message makes it stop',
  severity: 'high',
  vulnerable_versions: '<99',
  cwe: [],
  cvss: { score: 7.5, vectorString: null },
};
const ADVISORIES = '/-/npm/v1/security/advisories/bulk';
const cache = mkdtempSync(join(tmpdir(), 'advisories-test-'));

/** What the advisory service of the registry says; asked by the real npm. */
let says: { readonly status: number; readonly body: object };
let asked: Readonly<Record<string, readonly string[]>> = {};
let registry: Server;
beforeAll(async () => {
  registry = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url !== ADVISORIES) return void response.writeHead(404).end('{}');
    const body = Buffer.concat(chunks);
    asked = JSON.parse(String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
    response.writeHead(says.status, { 'content-type': 'application/json' }).end(JSON.stringify(says.body));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => registry.close(resolve));
  rmSync(cache, { recursive: true });
});

const at = (port: number) => ({
  npm_config_registry: `http://127.0.0.1:${port}/`,
  npm_config_cache: cache,
  npm_config_fetch_retries: '0',
});
const ran = (...args: readonly string[]) => startCommand('advisories', args, at((registry.address() as AddressInfo).port)).ended;

describe('npm run advisories', () => {
  test('asks for every package of the lockfile; no advisory: 0', async () => {
    says = { status: 200, body: {} };
    expect(await ran()).toEqual({ code: 0, stdout: '', stderr: 'No advisory names a version in package-lock.json.\n' });
    const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8'));
    expect([asked.ws, asked.zod]).toEqual([[packages['node_modules/ws'].version], [packages['node_modules/zod'].version]]);
  });

  test('an advisory: 2, and a line that says which, how severe and where to read on', async () => {
    says = { status: 200, body: { zod: [ADVISORY] } };
    const { code, stdout, stderr } = await ran();
    expect([code, stdout]).toEqual([2, 'high: zod <99: A message makes it stop https://example.com/advisories/1\n']);
    expect(stderr).toContain('Next: npm audit');
  });

  test('an advisory that is to write lines and colours of its own stays one plain line', async () => {
    says = { status: 200, body: { zod: [{ ...ADVISORY, title: 'Harmless\nhigh: ws \u001b[2Jgone' }] } };
    const { stdout } = await ran();
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stdout).not.toContain('\u001b');
  });

  test('--deployed leaves out what only tests need', async () => {
    says = { status: 200, body: {} };
    expect(await ran('--deployed')).toMatchObject({ code: 0 });
    expect([asked.vitest, asked.zod]).toEqual([undefined, [expect.any(String)]]);
  });

  test.each([
    ['refuses', 405, '405'],
    ['fails', 503, '503'],
  ])('a service that %s: 1, why, and the next step', async (_, status, reason) => {
    says = { status, body: {} };
    const { code, stdout, stderr } = await ran();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`gave no answer: ${reason}.`);
    expect(stderr).toContain('Next: run this where the registry can be reached');
  });

  test('a registry that is not there: 1, and never taken for no advisory', async () => {
    const { code, stdout, stderr } = await startCommand('advisories', [], at(9)).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('gave no answer');
  });
});
