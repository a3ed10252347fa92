import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCENARIOS, scenarioNamed } from '../../../local/people/scenarios/index.ts';

const ROOM = join(import.meta.dirname, '../../../local/people');
const names = SCENARIOS.map(({ name }) => name);

describe('the scenarios', () => {
  it('are listed once each, one file a scenario', () => {
    const files = readdirSync(join(ROOM, 'scenarios')).map((file) => file.replace(/\.ts$/, ''));
    expect(new Set(files.filter((file) => file !== 'index'))).toEqual(new Set(names));
    expect(new Set(names).size).toBe(names.length);
  });

  it('stand in the README with their parties and what they say', () => {
    const readme = readFileSync(join(ROOM, 'README.md'), 'utf8');
    const missing = SCENARIOS.filter(({ name, partyMode, says }) => {
      const parties = partyMode === 'both' ? '3, 6' : partyMode;
      return !readme.includes(`| \`${name}\` | ${parties} | ${says} |`);
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('are found by name', () => {
    expect(scenarioNamed('warm-transfer')?.name).toBe('warm-transfer');
    expect(scenarioNamed('no-such-call')).toBeUndefined();
  });
});
