import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPILED_ONCE } from '../support/compiled-once.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'app-'));
const EVERYTHING = join(folder, 'everything');
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the app as `npm start` and the CDK command line do. */
function run(outdir: string, context: Record<string, unknown>) {
  const env = { ...process.env, ...COMPILED_ONCE, CDK_OUTDIR: join(folder, outdir), CDK_CONTEXT_JSON: JSON.stringify(context) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/app.ts'], { cwd: ROOT, env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Type: string; readonly Properties: { readonly Runtime?: string; readonly Code?: { readonly S3Key: string } } }
    >
  >;
}

const output = (name: string) => readFileSync(join(EVERYTHING, name), 'utf8');
const templateFiles = (output = EVERYTHING) => readdirSync(output).filter((name) => name.endsWith('.template.json'));
const templates = () => templateFiles().map((name) => JSON.parse(output(name)) as Template);

describe('bin/app.ts', () => {
  describe('with all there is to configure, every check on', () => {
    let ran: ReturnType<typeof run>;
    beforeAll(() => {
      const example = JSON.parse(readFileSync(join(ROOT, 'config/example.json'), 'utf8')) as object;
      const file = join(folder, 'everything.json');
      writeFileSync(file, JSON.stringify({ ...example, analytics: {} }));
      ran = run('everything', { config: file });
    }, 120_000);

    test('has nothing to complain of', () => {
      expect(ran.said).not.toMatch(/warning|error/i);
      expect(ran.status).toBe(0);
    });

    test('leaves one template for each stack, named after the instance', () => {
      expect(templateFiles()).toEqual(
        ['Analytics', 'Connect', 'Desk', 'Ledger'].map((stack) => `ConsultCall${stack}-12345678.template.json`),
      );
    });

    test('leaves a bundle for every function: one module, SDK included', () => {
      const functions = templates().flatMap(({ Resources }) =>
        // CDK's own, which empties buckets, is one for all stacks.
        Object.entries(Resources)
          .filter(([id]) => !id.startsWith('CustomS3AutoDelete'))
          .map(([, resource]) => resource)
          .filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Runtime === 'nodejs24.x'),
      );
      const bundles = new Set(functions.map(({ Properties }) => `asset.${Properties.Code?.S3Key.replace('.zip', '')}`));
      expect(bundles.size).toBe(functions.length);
      for (const bundle of bundles) {
        expect(readdirSync(join(EVERYTHING, bundle))).toEqual(['index.mjs']);
        expect(output(`${bundle}/index.mjs`)).not.toMatch(/from"@(aws-sdk|smithy)/);
      }
    });

    test('leaves the desk with both pages and nothing of the sources', () => {
      const desk = readdirSync(EVERYTHING).find((name) => existsSync(join(EVERYTHING, name, 'index.html'))) ?? '';
      const files = readdirSync(join(EVERYTHING, desk), { recursive: true }).map(String);
      expect(files).toEqual(expect.arrayContaining(['index.html', 'main.js', 'report/index.html', 'report/main.js']));
      expect(files.filter((name) => /\.(ts|tsx|md)$/.test(name))).toEqual([]);
    });
  });

  test('with the local config: nothing is said, and one template for each of its stacks', () => {
    const bare = { config: 'config/local.json', validate: false, 'aws:cdk:bundling-stacks': [] };
    expect(run('local', bare)).toEqual({ status: 0, said: '' });
    expect(templateFiles(join(folder, 'local'))).toEqual(
      ['Connect', 'Desk', 'Ledger'].map((stack) => `ConsultCall${stack}-c0c0c0c0.template.json`),
    );
  }, 120_000);

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
