import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

const source = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));

/** The page's script and stylesheet as one text each, built from `page/` for a browser of today. @throws when the sources do not build. */
export async function bundlePage(): Promise<PageAssets> {
  const { outputFiles } = await build({
    entryPoints: [source('main.tsx'), source('ccp.css')],
    bundle: true,
    write: false,
    outdir: 'ccp',
    format: 'esm',
    target: 'es2024',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
