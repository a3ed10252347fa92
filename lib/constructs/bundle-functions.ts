/** Bundles functions, as a program of its own because esbuild takes plugins only where one waits for it: `bundle-functions.ts OUTDIR FOLDER...`, folders under `lambdas/` */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const LAMBDAS = join(import.meta.dirname, '../../lambdas');

/**
 * Lambda gives a function its credentials in environment variables (Lambda guide, "defined runtime environment variables"). The SDK's
 * clients also bring every other way to get some, sign-in and STS clients among them: a quarter of a bundle that is never run.
 */
const CREDENTIALS_OF_THE_ENVIRONMENT: Plugin = {
  name: 'credentials-of-the-environment',
  setup({ onResolve, onLoad }) {
    const namespace = 'credentials';
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ importer }) => ({ path: dirname(importer), namespace }));
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
      resolveDir: path,
    }));
  },
};

/**
 * A client's schemas carry their HTTP bindings under computed keys, `{ [_hL]: 1 }`, and a computed key may have an effect for all that
 * esbuild knows: every schema of the service stays in the bundle. With the key written out, those of unused operations go.
 */
const SCHEMAS_WITHOUT_EFFECTS: Plugin = {
  name: 'schemas-without-effects',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const texts = new Map([...source.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]));
      return { contents: source.replace(/\[(\w+)\]:/g, (key, name: string) => (texts.has(name) ? `${texts.get(name)}:` : key)) };
    });
  },
};

/** A client reads its own version out of its package file, and brings all of the file. */
const VERSION_OF_THE_PACKAGE: Plugin = {
  name: 'version-of-the-package',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[\w-]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { readonly version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

const [outdir = '', ...folders] = process.argv.slice(2);
await build({
  entryPoints: folders.map((folder) => ({ in: join(LAMBDAS, folder, 'index.ts'), out: join(basename(folder), 'index') })),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  // Loaded only for operations that stream; of those that are called none does.
  external: ['@smithy/core/event-streams'],
  plugins: [CREDENTIALS_OF_THE_ENVIRONMENT, SCHEMAS_WITHOUT_EFFECTS, VERSION_OF_THE_PACKAGE],
  logLevel: 'error',
});
