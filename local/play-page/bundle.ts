import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageAssets {
  readonly page: string;
  readonly script: string;
  readonly style: string;
  /** The example of a CRM's page. */
  readonly crm: { readonly page: string; readonly script: string; readonly style: string };
}

const source = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));

/** The page, its script and its stylesheet, built from `page/` for a browser of today. @throws when the sources do not build. */
export async function bundlePage(): Promise<PageAssets> {
  const { outputFiles } = await build({
    entryPoints: [source('main.tsx'), source('play.css'), source('crm.ts'), source('crm.css')],
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
  const pageOf = (name: string) => readFile(source(name), 'utf8');
  return {
    page: await pageOf('index.html'),
    script: textOf('main.js'),
    style: textOf('play.css'),
    crm: { page: await pageOf('crm.html'), script: textOf('crm.js'), style: textOf('crm.css') },
  };
}
