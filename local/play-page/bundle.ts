import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageAssets {
  readonly page: string;
  readonly script: string;
  readonly style: string;
}

const source = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));

/** The page, its script and its stylesheet, built from `page/` for a browser of today. @throws when the sources do not build. */
export async function bundlePage(): Promise<PageAssets> {
  const { outputFiles } = await build({
    entryPoints: [source('main.tsx'), source('play.css')],
    bundle: true,
    write: false,
    outdir: 'play',
    format: 'esm',
    target: 'es2024',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { page: await readFile(source('index.html'), 'utf8'), script: textOf('.js'), style: textOf('.css') };
}
