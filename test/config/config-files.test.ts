import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../lib/config/json-schema.ts';
import { loadConfig } from '../../lib/config/load-config.ts';
import { configSchema } from '../../lib/config/schema.ts';

const CONFIG = resolve(import.meta.dirname, '../../config');
const files = readdirSync(CONFIG).filter((name) => name.endsWith('.json') && name !== 'schema.json');

describe('config/', () => {
  test.each(files)('%s is right', (name) => {
    expect(loadConfig(join(CONFIG, name)).$schema).toBe('./schema.json');
  });

  test('schema.json is what the config is checked with; npx vitest run test/config -u writes it anew', async () => {
    await expect(configJsonSchema()).toMatchFileSnapshot(join(CONFIG, 'schema.json'));
  });

  test('README.md explains every field', () => {
    const readme = readFileSync(join(CONFIG, 'README.md'), 'utf8');
    const fields = Object.keys(configSchema.shape).filter((name) => name !== '$schema');
    expect(fields.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
