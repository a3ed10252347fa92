import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { functionFolders } from '../lib/constructs/function-folders.ts';
import { addressesFrom, localConfig } from '../local/local-config.ts';
import { synthesize } from '../local/synth.ts';
import type { Benchmark } from './figure.ts';
import { quantile } from './quantile.ts';

const IMPORTS = 7;

interface FunctionBundle {
  readonly name: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What each function's bundle weighs, and how long a fresh process takes to load it, in the environment its stack gives it. */
export const bundles: Benchmark = {
  names: ['bundle.bytes', 'bundle.import-ms'],
  run: async (tell, wanted) => {
    for (const { name, file, environment } of functionsIn(await synthesize(localConfig(addressesFrom(4500))))) {
      tell({ name: `bundle.bytes.${name}`, value: statSync(file).size, unit: 'bytes' });
      if (!wanted(`bundle.import-ms.${name}`)) continue;
      const taken = Array.from({ length: IMPORTS }, () => importMs(file, environment));
      tell({ name: `bundle.import-ms.${name}`, value: Math.round(quantile(taken, 0.5) * 10) / 10, unit: 'ms', least: Math.min(...taken) });
    }
  },
};

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: FunctionProperties; readonly Metadata?: Json }>
  >;
}
type Json = Readonly<Record<string, unknown>>;
interface FunctionProperties {
  readonly Code?: { readonly S3Key?: string };
  readonly Environment?: { readonly Variables?: Json };
}

function functionsIn(assembly: string): FunctionBundle[] {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')) as {
    artifacts: Readonly<Record<string, { readonly type: string; readonly properties?: { readonly templateFile?: string } }>>;
  };
  const templates = Object.values(artifacts).flatMap(({ type, properties }) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile ? [properties.templateFile] : [],
  );
  const found = templates.flatMap((template) => {
    const { Resources } = JSON.parse(readFileSync(join(assembly, template), 'utf8')) as Template;
    return Object.entries(Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const file = join(assembly, `asset.${Properties?.Code?.S3Key?.replace('.zip', '')}`, 'index.mjs');
      // What else is a function of the CDK's own is no module of ours.
      if (Type !== 'AWS::Lambda::Function' || !existsSync(file)) return [];
      return [{ name: nameOf(logicalId), file, environment: plain(Properties?.Environment?.Variables ?? {}) }];
    });
  });
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const NAMES = [...functionFolders().keys()].toSorted((a, b) => b.length - a.length);
// The construct of a function is named like its folder, and a logical id holds no dashes.
const nameOf = (logicalId: string) => NAMES.find((name) => logicalId.includes(name.replaceAll('-', ''))) ?? logicalId;

// What is known only once deployed is a name here: nothing is asked of anybody while a function loads.
const plain = (variables: Json) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : 'deployed']));

const LOAD = 'const from = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - from));';

function importMs(file: string, environment: Readonly<Record<string, string>>): number {
  const env = { PATH: process.env.PATH ?? '', AWS_REGION: 'us-east-1', ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', LOAD, file], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be loaded:\n${stderr}`);
  return Math.round(Number(stdout) * 10) / 10;
}
