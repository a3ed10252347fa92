import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { functionFolders } from './function-folders.ts';

const LAMBDAS = join(import.meta.dirname, '../../lambdas');
const PROGRAM = join(import.meta.dirname, 'bundle-functions.ts');

let built: string | undefined;

/**
 * The bundle of a function by its name. All functions are bundled by one esbuild run, once per process: a run for each
 * takes several times as long (docs/decisions/010). A stack that needs no bundling gets the bare sources of all.
 */
export function bundleOf(scope: Construct, name: string): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(LAMBDAS);
  if (!functionFolders().has(name)) throw new Error(`There is no function ${name}: no folder of that name with an index.ts in lambdas/.`);
  built ??= bundleAll();
  return Code.fromAsset(join(built, name));
}

function bundleAll(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'consult-call-functions-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  execFileSync(process.execPath, [PROGRAM, outdir, ...functionFolders().values()], { stdio: ['ignore', 'inherit', 'inherit'] });
  return outdir;
}
