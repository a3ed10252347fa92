import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

const DOCS = join(import.meta.dirname, '../docs');

for (const [name, document] of [
  ['openapi.json', openApi()],
  ['asyncapi.json', asyncApi()],
] as const)
  writeFileSync(join(DOCS, name), `${JSON.stringify(document, null, 2)}\n`);
