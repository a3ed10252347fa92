import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, type FunctionProps, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { build } from 'esbuild';
import type { Cloud, CloudOptions } from '../../../local/cloud/cloud.ts';
import { startCloud } from '../../../local/cloud/start-cloud.ts';
import { wallClock } from './wall-clock.ts';

/** The account and region of every test. */
export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const ENV = { account: ACCOUNT, region: REGION };

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes away with the test process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-test-'));
  folders.push(folder);
  return folder;
}

const bundles = new Map<string, string>();

/** A folder with `source` bundled as a deployed function would be; it may import what the project has. */
export async function bundled(source: string): Promise<string> {
  const key = createHash('sha256').update(source).digest('hex');
  const known = bundles.get(key);
  if (known) return known;
  const folder = temporaryFolder();
  await build({
    stdin: { contents: source, resolveDir: resolve(import.meta.dirname, '../../..'), loader: 'ts' },
    outfile: join(folder, 'index.mjs'),
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node24', mainFields: ['module', 'main'], logLevel: 'error' },
  });
  bundles.set(key, folder);
  return folder;
}

/** A Node.js function of a bundled folder. */
export const node = (scope: Construct, id: string, folder: string, props: Partial<FunctionProps> = {}): LambdaFunction =>
  new LambdaFunction(scope, id, { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromAsset(folder), ...props });

/** Synthesizes an app whose stacks `make` adds, and gives the folder of its assembly. */
export function assembled(make: (app: App) => void): string {
  const app = new App({ outdir: temporaryFolder(), analyticsReporting: false, builtinCloudFormationValidation: false });
  make(app);
  return app.synth().directory;
}

/** An app with one stack, `Test`. */
export const oneStack = (make: (stack: Stack) => void): string => assembled((app) => make(new Stack(app, 'Test', { env: ENV })));

interface EditableTemplate {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

/** The same assembly with the template of its stack `Test` changed. */
export function edited(assemblyDir: string, edit: (template: EditableTemplate) => void): string {
  const file = join(assemblyDir, 'Test.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as EditableTemplate;
  edit(template);
  writeFileSync(file, JSON.stringify(template));
  return assemblyDir;
}

/** An assembly with one stack, `Test`, of a template written by hand. */
export function handMade(resources: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): string {
  const folder = temporaryFolder();
  const artifacts = { Test: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Test.template.json' } } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  writeFileSync(join(folder, 'Test.template.json'), JSON.stringify({ Resources: resources, ...more }));
  return folder;
}

/** A cloud whose services wait a hundredth of their time; no DynamoDB unless an endpoint is given. */
export const testCloud = (assemblyDir: string, options: Partial<CloudOptions> = {}): Promise<Cloud> =>
  startCloud({
    assemblyDir,
    clock: wallClock,
    account: ACCOUNT,
    region: REGION,
    dynamoEndpoint: 'http://127.0.0.1:9',
    timeScale: 0.01,
    ...options,
  });
