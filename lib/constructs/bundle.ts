import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

const LAMBDAS = join(import.meta.dirname, '../../lambdas');
const PROGRAM = join(import.meta.dirname, 'bundle-functions.ts');

let built: string | undefined;

/**
 * The bundle of the function in `lambdas/<name>`. All functions are bundled by one esbuild run, once per process: a run for each
 * takes several times as long (docs/decisions/010). A stack that needs no bundling gets the bare sources of all.
 */
export function bundleOf(scope: Construct, name: string): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(LAMBDAS);
  if (!existsSync(join(LAMBDAS, name, 'index.ts'))) throw new Error(`There is no function lambdas/${name}/index.ts.`);
  built ??= bundleAll();
  return Code.fromAsset(join(built, name));
}

function bundleAll(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'consult-call-functions-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  const names = readdirSync(LAMBDAS).filter((name) => existsSync(join(LAMBDAS, name, 'index.ts')));
  execFileSync(process.execPath, [PROGRAM, outdir, ...names], { stdio: ['ignore', 'inherit', 'inherit'] });
  return outdir;
}
