import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'app-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the app as `npm start` and the CDK command line do. */
function run(outdir: string, context: Record<string, unknown>) {
  const env = { ...process.env, CDK_OUTDIR: join(folder, outdir), CDK_CONTEXT_JSON: JSON.stringify(context) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/app.ts'], { cwd: ROOT, env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
const output = (outdir: string, name: string) => readFileSync(join(folder, outdir, name), 'utf8');

describe('bin/app.ts', () => {
  describe('with the local config', () => {
    let ran: ReturnType<typeof run>;
    beforeAll(() => {
      ran = run('local', { config: 'config/local.json', validate: false });
    });

    test('leaves one template for each stack, named after the instance', () => {
      expect(ran).toEqual({ status: 0, said: '' });
      const stacks = readdirSync(join(folder, 'local')).filter((name) => name.endsWith('.template.json'));
      expect(stacks).toEqual([
        'ConsultCallConnect-c0c0c0c0.template.json',
        'ConsultCallDesk-c0c0c0c0.template.json',
        'ConsultCallLedger-c0c0c0c0.template.json',
      ]);
    });

    test('leaves a bundle for every function: one module, SDK included', async () => {
      const assets = readdirSync(join(folder, 'local')).filter((name) => existsSync(join(folder, 'local', name, 'index.mjs')));
      const functions = readdirSync(join(ROOT, 'lambdas')).filter((name) => existsSync(join(ROOT, 'lambdas', name, 'index.ts')));
      expect(assets).toHaveLength(functions.length);
      for (const asset of assets) {
        expect(readdirSync(join(folder, 'local', asset))).toEqual(['index.mjs']);
        expect(output('local', `${asset}/index.mjs`)).not.toMatch(/from"@aws-sdk/);
      }
    });

    test('leaves the desk with both pages and nothing of the sources', () => {
      const desk = readdirSync(join(folder, 'local')).find((name) => existsSync(join(folder, 'local', name, 'index.html'))) ?? '';
      const files = readdirSync(join(folder, 'local', desk), { recursive: true }).map(String);
      expect(files).toEqual(expect.arrayContaining(['index.html', 'main.js', 'report/index.html', 'report/main.js']));
      expect(files.filter((name) => /\.(ts|tsx|md)$/.test(name))).toEqual([]);
    });
  });

  test('a wrong config stops it before anything is synthesized, with nothing but the problems', () => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, JSON.stringify({ instance: {}, queues: [] }));
    const { status, said } = run('wrong', { config: file });
    expect(status).toBe(1);
    expect(said).toMatch(/^.*wrong\.json: 3 problems\n {2}instance\.arn\n {4}got {4}nothing\n {4}wanted the ARN of the instance/);
    expect(said).not.toContain('    at ');
    expect(existsSync(join(folder, 'wrong', 'manifest.json'))).toBe(false);
  });
});
