import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from './unzip.ts';

/** The files of an asset, by path with forward slashes: a folder's, or a zip's. */
export function assetFiles(path: string): ReadonlyMap<string, Buffer> {
  if (!statSync(path).isDirectory()) return unzip(readFileSync(path));
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(path.length + 1).replaceAll('\\', '/'), readFileSync(file)];
    }),
  );
}
