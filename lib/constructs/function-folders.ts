import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const LAMBDAS = join(import.meta.dirname, '../../lambdas');

/** The folders of all functions under `lambdas/`, by the name of the function, which is the folder's own: those with an `index.ts`. */
export function functionFolders(): ReadonlyMap<string, string> {
  const indexes = readdirSync(LAMBDAS, { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === 'index.ts');
  return new Map(indexes.map((path) => [basename(dirname(path)), dirname(path)]));
}
