import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { type LockedPackage, type Lockfile, lockfileFaults, type Manifest } from './lockfile-faults.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));
const manifest: Manifest = read('package.json');
const lockfile: Lockfile = read('package-lock.json');

const ZOD = 'node_modules/zod';
const locked = (changes: LockedPackage, place = ZOD): Lockfile => ({
  packages: { ...lockfile.packages, [place]: { ...lockfile.packages[ZOD], ...changes } },
});
const wanted = (version: string): Manifest => ({ ...manifest, dependencies: { ...manifest.dependencies, zod: version } });

test('package.json and the lockfile have no fault', () => {
  expect(lockfileFaults(manifest, lockfile)).toEqual([]);
});

describe('seen at once', () => {
  attacks<{ readonly by?: Manifest; readonly as?: Lockfile; readonly says: string }>(
    'packages',
    [
      ['a range of versions', { by: wanted('^4.0.0'), says: 'not pinned exactly' }],
      ['whatever is newest', { by: wanted('latest'), says: 'not pinned exactly' }],
      ['a package from a repository', { by: wanted('github:colinhacks/zod'), says: 'not pinned exactly' }],
      ['a package under a borrowed name', { by: wanted('npm:zood@4.0.0'), says: 'not pinned exactly' }],
      ['a lockfile with another version', { as: locked({ version: '4.0.0' }), says: 'is locked at' }],
      ['a lockfile with another address', { as: locked({ resolved: 'https://evil.example/zod.tgz' }), says: 'does not come from' }],
      ['a package from a folder', { as: locked({ link: true, resolved: '../zod' }), says: 'does not come from' }],
      ['a package without integrity', { as: locked({ integrity: '' }), says: 'integrity' }],
      ['a package with a hash that can be forged', { as: locked({ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }), says: 'integrity' }],
      ['a licence that binds this product', { as: locked({ license: 'AGPL-3.0-only' }), says: 'licence' }],
      ['a licence for tools in what is deployed', { as: locked({ license: 'MPL-2.0', dev: false }), says: 'licence' }],
      ['a licence beside an allowed one', { as: locked({ license: '(MIT AND GPL-3.0-only)' }), says: 'licence' }],
      ['a package that is licensed to nobody', { as: locked({ license: 'UNLICENSED' }), says: 'licence' }],
      ['an install script', { as: locked({ hasInstallScript: true }), says: 'install script' }],
      [
        'an install script further down',
        { as: locked({ hasInstallScript: true }, 'node_modules/ws/node_modules/esbuildd'), says: 'install script' },
      ],
      ['an install script that is let run', { by: { ...manifest, allowScripts: { esbuild: true } }, says: 'install script' }],
    ],
    ({ by = manifest, as = lockfile, says }) => expect(lockfileFaults(by, as).join('\n')).toContain(says),
  );
});
