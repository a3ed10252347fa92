import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../../lib/config/load-config.ts';
import { config } from './valid-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('loadConfig', () => {
  test('reads a file', () => {
    expect(loadConfig(file('right.json', JSON.stringify(config()))).queues).toHaveLength(2);
  });

  test.each([
    [
      'a file that is not there',
      () => join(folder, 'absent.json'),
      /absent\.json: 1 problem\n {2}\(the file\)\n {4}got {4}"ENOENT"\n {4}wanted a config file/,
    ],
    ['text that is no JSON', () => file('wrong.json', '{\n  "instance": +1206\n}'), /no JSON: unexpected \+"/],
    ['a comma too many', () => file('comma.json', '{\n  "instance": {},\n}'), /no JSON at line 3, column 1"/],
    ['text that is cut short', () => file('short.json', '{ "instance": '), /no JSON: unexpected end of the text"/],
  ])('refuses %s and says where', (_, make, wanted) => {
    expect(() => loadConfig(make())).toThrow(wanted);
  });

  test('does not repeat the text it cannot read', () => {
    expect(() => loadConfig(file('secret.json', '{ "phoneNumber": "+12065550123", }'))).not.toThrow('12065550123');
  });
});
