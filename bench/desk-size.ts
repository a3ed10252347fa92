import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync, type Metafile } from 'esbuild';
import { DESK_BUNDLING } from '../lib/desk/build-desk.ts';
import type { Benchmark } from './figure.ts';

const DESK = join(import.meta.dirname, '../softphone/main.tsx');
const STREAMS = 'amazon-connect-streams';

/** What the desk's page loads beside Streams: script and style, libraries included, packed as they travel; Streams is the baseline. */
export const deskSize: Benchmark = {
  names: ['desk.own-gzip-bytes'],
  run: async (tell) => {
    const own = gzipBytes({ entryPoints: [DESK], external: [STREAMS] });
    const baseline = gzipBytes({ stdin: { contents: `import '${STREAMS}';`, resolveDir: import.meta.dirname } });
    tell({ name: 'desk.own-gzip-bytes', value: own, unit: 'bytes', baseline });
  },
};

/** Of what is loaded at once: chunks that are imported later are not among it. */
function gzipBytes(what: Parameters<typeof buildSync>[0]): number {
  const { outputFiles = [], metafile } = buildSync({
    ...DESK_BUNDLING,
    splitting: true,
    ...what,
    write: false,
    metafile: true,
    outdir: '.',
  });
  const outputs = metafile?.outputs ?? {};
  const first = Object.keys(outputs).filter((name) => outputs[name]?.entryPoint !== undefined && !name.includes('chunk'));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const { imports = [], cssBundle } = outputs[name] ?? {};
    for (const { path, kind } of imports) if (kind === 'import-statement') load(path);
    if (cssBundle) load(cssBundle);
  };
  for (const name of first.filter((name) => !isLater(outputs, name))) load(name);
  const files = outputFiles.filter(({ path }) => loaded.has(relative(process.cwd(), path)));
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

const isLater = (outputs: Metafile['outputs'], name: string): boolean =>
  Object.values(outputs).some(({ imports }) => imports.some(({ path, kind }) => path === name && kind === 'dynamic-import'));
