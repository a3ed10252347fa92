import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';

const SOFTPHONE = join(import.meta.dirname, '../../softphone');
/** The pages: each is an `index.html` beside its `main.tsx`. */
const PAGES = ['', 'report'];
/** Style sheets are not among them: the bundler writes those that a page imports beside its script. */
const COPIED = /\.(html|svg|ico|png)$/;

/** How esbuild makes a script of a page. */
export const DESK_BUNDLING = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
} as const satisfies BuildOptions;

let built: string | undefined;

/** The desk's files, ready to be served: script and style of each page, and what else it loads. Built once per process. */
export function buildDesk(): string {
  built ??= build();
  return built;
}

function build(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'consult-call-desk-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  buildSync({
    entryPoints: PAGES.map((page) => ({ in: join(SOFTPHONE, page, 'main.tsx'), out: join(page, 'main') })),
    outdir,
    ...DESK_BUNDLING,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  buildSync({ entryPoints: [{ in: join(SOFTPHONE, 'client/consult-call.ts'), out: 'client/consult-call' }], outdir, ...DESK_BUNDLING });
  for (const file of files('')) copy(file, outdir);
  return outdir;
}

const files = (folder: string): string[] =>
  readdirSync(join(SOFTPHONE, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return COPIED.test(entry.name) ? [path] : [];
  });

function copy(file: string, outdir: string): void {
  const to = join(outdir, file);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(SOFTPHONE, file), to);
}
