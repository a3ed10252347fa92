import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const OUTPUTS = join(ROOT, '.cache/synth');
const KEPT_OUTPUTS = 6;
/** A running cloud reads its output until it ends. */
const IN_USE_FOR_MS = 60 * 60_000;
/** Everything the synthesized output depends on. */
const SOURCES = ['bin', 'lib', 'lambdas', 'contract', 'domain', 'contact-flows', 'softphone', 'cdk.json', 'package-lock.json'];

/**
 * Synthesizes the CDK app with `config` and returns the cloud assembly's folder; an output of the same sources and config is used again.
 * @throws Error with what the app printed when it refuses, for example a wrong config.
 */
export async function synthesize(config: unknown): Promise<string> {
  const folder = join(OUTPUTS, keyOf(config));
  if (existsSync(join(folder, 'manifest.json'))) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  const draft = `${folder}.${process.pid}`;
  const forget = () => rmSync(draft, { recursive: true, force: true });
  process.once('exit', forget);
  mkdirSync(draft, { recursive: true });
  const configFile = join(draft, 'local-config.json');
  writeFileSync(configFile, JSON.stringify(config, null, 2));
  try {
    await runApp(draft, configFile);
    settleInto(draft, folder);
  } finally {
    forget();
    process.removeListener('exit', forget);
  }
  prune();
  return folder;
}

function keyOf(config: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(config));
  for (const file of SOURCES.flatMap((name) => files(join(ROOT, name)))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}

function files(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

// Another start may have finished the same output meanwhile; either one will do.
function settleInto(draft: string, folder: string): void {
  if (!existsSync(folder)) renameSync(draft, folder);
}

function prune(): void {
  const outputs = readdirSync(OUTPUTS).map((name) => join(OUTPUTS, name));
  const usedAt = new Map(outputs.map((folder) => [folder, statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
  const newestFirst = [...usedAt].toSorted(([, a], [, b]) => b - a);
  const old = newestFirst.slice(KEPT_OUTPUTS).filter(([, at]) => Date.now() - at > IN_USE_FOR_MS);
  for (const [folder] of old) rmSync(folder, { recursive: true, force: true });
}

// Without the CDK CLI, which would hand cdk.json's context to the app; the template is the same and a second sooner.
async function runApp(outdir: string, configFile: string): Promise<void> {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ ...context, config: configFile, validate: false }) };
  const child = spawn(process.execPath, ['bin/app.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithParent = () => child.kill();
  process.once('exit', endWithParent);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  process.removeListener('exit', endWithParent);
  if (code !== 0) throw new Error(`The CDK app could not be synthesized:\n${said.trim()}`);
}
