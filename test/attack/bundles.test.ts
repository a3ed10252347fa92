import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freePorts, releasePorts } from '../../local/free-ports.ts';
import { addressesFrom, localConfig } from '../../local/local-config.ts';
import { synthesize } from '../../local/synth.ts';
import { attacks } from './attacks.ts';

interface BundledFile {
  readonly name: string;
  readonly text: string;
}

const config = JSON.parse(readFileSync(join(import.meta.dirname, '../../config/local.json'), 'utf8')) as {
  readonly agents: readonly { readonly name: string; readonly userArn: string }[];
  readonly externals: readonly { readonly phoneNumber: string }[];
};
/** Everything that is uploaded: code of functions, and the files of the site. */
let files: readonly BundledFile[] = [];
/** What a stranger may load. */
let site: readonly BundledFile[] = [];

function filesIn(folder: string): readonly BundledFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'latin1') }));
}

beforeAll(async () => {
  // The ports of a stack that was started before: what was synthesized for it is taken.
  const firstPort = await freePorts();
  const assembly = await synthesize(localConfig(addressesFrom(firstPort)));
  releasePorts(firstPort);
  const assets = readdirSync(assembly).filter((name) => name.startsWith('asset.'));
  files = assets.flatMap((name) => (statSync(join(assembly, name)).isDirectory() ? filesIn(join(assembly, name)) : []));
  const ofSite = assets.find(
    (name) => statSync(join(assembly, name)).isDirectory() && readdirSync(join(assembly, name)).includes('report'),
  );
  site = ofSite === undefined ? [] : filesIn(join(assembly, ofSite));
});

const namesOf = (some: readonly BundledFile[]) => some.map(({ name }) => name);
const holding = (some: readonly BundledFile[], pattern: RegExp) => namesOf(some.filter(({ text }) => pattern.test(text)));
const anyOf = (texts: readonly string[]) => new RegExp(texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));

test('there are functions and pages to look at', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(namesOf(site)).toEqual(expect.arrayContaining(['index.html', 'main.js', 'report/main.js']));
});

describe('who reads what is uploaded finds', () => {
  attacks<() => readonly string[]>(
    'bundles',
    [
      ['no file that is a source map', () => namesOf(files).filter((name) => name.endsWith('.map'))],
      ['no address of a source map', () => holding(files, /[#@] sourceMappingURL=(?!data:,)\S/)],
      ['no source', () => namesOf(files).filter((name) => /\.tsx?$/.test(name))],
      ['no access key', () => holding(files, /\b(AKIA|ASIA)[A-Z0-9]{16}\b/)],
      ['no private key', () => holding(files, /-----BEGIN [A-Z ]*PRIVATE KEY-----/)],
      ['no token', () => holding(files, /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./)],
      [
        'no folder of who built it',
        () => holding(files, anyOf([homedir() === '/root' ? '/root/' : homedir(), resolve(import.meta.dirname, '../..')])),
      ],
      ['no agent of the config in the site', () => holding(site, anyOf(config.agents.flatMap(({ userArn }) => userArn)))],
      [
        'no name of an agent of the config in the site',
        () => holding(site, new RegExp(`\\b(${config.agents.map(({ name }) => name).join('|')})\\b`)),
      ],
      ['no outside number of the config in the site', () => holding(site, anyOf(config.externals.map(({ phoneNumber }) => phoneNumber)))],
    ],
    (found) => expect(found()).toEqual([]),
  );
});
