import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
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

function gzipBytes(what: Parameters<typeof buildSync>[0]): number {
  const { outputFiles = [] } = buildSync({ ...DESK_BUNDLING, ...what, write: false, outdir: '.' });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}
