import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Who may import whom: the longest matching room of a file decides; `own` is the room itself. Packages are named as they are imported. */
const TABLE: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly RegExp[] }>> = {
  contract: { rooms: [], packages: [/^zod/, /^node:/] },
  domain: { rooms: ['contract'], packages: [/^zod/, /^node:crypto$/] },
  'lambdas/store': { rooms: ['contract', 'domain'], packages: [/^@aws-sdk\//, /^node:crypto$/] },
  'lambdas/runtime': {
    rooms: ['contract', 'domain/masking', 'domain/login.ts'],
    packages: [/^@aws-lambda-powertools\//, /^@aws-sdk\/client-sqs$/, /^zod/, /^aws-lambda$/, /^node:/],
  },
  'lambdas/api': {
    rooms: ['contract', 'domain', 'lambdas/store', 'lambdas/runtime'],
    packages: [/^zod/, /^node:crypto$/],
  },
  'lambdas/ledger/projection': { rooms: ['contract', 'domain', 'lambdas/store', 'lambdas/runtime'], packages: [/^node:crypto$/] },
  'lambdas/ledger': {
    rooms: ['contract', 'domain', 'lambdas/store', 'lambdas/runtime', 'lambdas/api', 'lambdas/ledger/projection'],
    packages: [/^zod/, /^aws-lambda$/, /^@aws-sdk\//, /^@aws-lambda-powertools\//, /^node:/],
  },
  lambdas: {
    rooms: ['contract', 'domain', 'lambdas/store', 'lambdas/runtime', 'lambdas/api', 'lambdas/ledger/projection'],
    packages: [/^zod/, /^libphonenumber-js/, /^aws-lambda$/, /^@aws-sdk\//, /^@aws-lambda-powertools\//, /^node:/],
  },
  'contact-flows': { rooms: [], packages: [/^node:/] },
  lib: {
    rooms: ['contract', 'contact-flows'],
    packages: [/^aws-cdk-lib/, /^constructs$/, /^cdk-nag$/, /^esbuild$/, /^zod/, /^libphonenumber-js/, /^node:/],
  },
  bin: { rooms: ['lib'], packages: [/^aws-cdk-lib/, /^cdk-nag$/, /^node:/] },
  'softphone/call': { rooms: ['contract', 'domain'], packages: [] },
  'softphone/streams': { rooms: ['softphone/call'], packages: [/^amazon-connect-streams$/] },
  'softphone/ledger': { rooms: ['contract', 'softphone/call', 'domain'], packages: [] },
  'softphone/directory': { rooms: ['contract', 'softphone/call', 'domain'], packages: [/^libphonenumber-js/] },
  'softphone/embed': { rooms: ['contract', 'softphone/call'], packages: [] },
  'softphone/client': { rooms: ['contract'], packages: [] },
  'softphone/identity': { rooms: ['contract', 'softphone/call/same-login.ts'], packages: [/^oauth4webapi$/] },
  'softphone/view': { rooms: ['contract', 'softphone/call', 'softphone/directory', 'domain'], packages: [/^preact/] },
  'softphone/report': {
    rooms: ['contract', 'softphone/ledger', 'softphone/identity', 'softphone/view', 'softphone', 'domain'],
    packages: [/^preact/],
  },
  softphone: {
    rooms: [
      'contract',
      'softphone/call',
      'softphone/directory',
      'softphone/streams',
      'softphone/ledger',
      'softphone/identity',
      'softphone/embed',
      'softphone/view',
      'domain',
    ],
    packages: [/^preact/],
  },
  cli: {
    rooms: ['contract', 'domain', 'lambdas/store', 'lambdas/ledger/projection'],
    packages: [/^@playwright\/test$/, /^@aws-sdk\//, /^node:/],
  },
  'local/cloud': { rooms: ['local/ports.ts', 'local/own-host.ts'], packages: [/^@aws-sdk\//, /^jose$/, /^ws$/, /^node:/] },
  'local/connect': { rooms: ['local/ports.ts'], packages: [/^node:/] },
  'local/ccp': {
    rooms: ['local/ports.ts', 'local/own-host.ts', 'local/connect/agent-port.ts'],
    packages: [/^ws$/, /^esbuild$/, /^preact/, /^node:/],
  },
  'local/participants': { rooms: ['local/own-host.ts', 'local/connect/participant-service.ts'], packages: [/^ws$/, /^node:/] },
  'local/issuer': { rooms: ['local/ports.ts', 'local/own-host.ts'], packages: [/^jose$/, /^node:/] },
  'local/people': { rooms: ['local/ports.ts', 'local/connect'], packages: [/^node:/] },
  'local/play-page': {
    rooms: [
      'local/ports.ts',
      'local/own-host.ts',
      'local/connect/phone-network.ts',
      'local/connect/truth.ts',
      'local/connect/agent-port.ts',
    ],
    packages: [/^preact/, /^esbuild$/, /^node:/],
  },
  local: { rooms: ['local'], packages: [/^@aws-sdk\//, /^esbuild$/, /^node:/] },
};
const FREE = ['bench', 'test'];
/** Values may not cross here, types may: the softphone keeps the domain's code out of its bundle. */
const TYPES_ONLY: readonly (readonly [string, string])[] = [['softphone', 'domain']];

/** Rooms whose files still refer to one another's types in circles. */
const IN_CIRCLES = ['domain/outcome', 'softphone/call'];

interface Import {
  readonly file: string;
  readonly of: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(ROOT, path)).isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : [];
  });
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, typeOnly, of = '']) => ({
    file,
    of: of.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), of)) : of,
    typeOnly: Boolean(typeOnly),
  }));
}

const within = (file: string, room: string) => file === room || file.startsWith(`${room}/`);
const roomOf = (file: string) =>
  Object.keys(TABLE)
    .filter((room) => within(file, room))
    .sort((a, b) => b.length - a.length)[0];
const isOurs = (of: string) => statSync(join(ROOT, of), { throwIfNoEntry: false }) !== undefined;

function complaint({ file, of, typeOnly }: Import): string | undefined {
  const room = roomOf(file);
  if (room === undefined) return `${file} stands in no room of the table`;
  const rule = TABLE[room];
  if (!isOurs(of)) return rule?.packages.some((allowed) => allowed.test(of)) ? undefined : `${file} imports the package ${of}`;
  if (roomOf(of) === room || rule?.rooms.some((allowed) => within(of, allowed))) {
    const needsType = TYPES_ONLY.some(([from, to]) => within(file, from) && within(of, to));
    return needsType && !typeOnly ? `${file} imports a value of ${of}; only types may cross` : undefined;
  }
  return `${file} imports ${of}`;
}

/** The folders of functions: those that AWS calls something in. */
const FUNCTIONS = readdirSync(join(ROOT, 'lambdas'), { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'index.ts')
  .map((path) => join('lambdas', dirname(path)));

const byName = (a: string, b: string) => a.localeCompare(b);
const FEATURES = readdirSync(join(ROOT, 'lambdas/features'));

/** A feature of functions, or of what is deployed for it, may not import another one: what it needs of it comes from the store, or as an argument. */
function betweenFeatures({ file, of }: Pick<Import, 'file' | 'of'>): string | undefined {
  const featureOf = (path: string) =>
    FEATURES.find((name) => within(path, `lambdas/features/${name}`) || path === `lib/features/${name}.ts`);
  const [from, to] = [featureOf(file), featureOf(of)];
  return from && to && from !== to ? `${file} imports ${of}` : undefined;
}

/** Function folders may not import one another. */
function sideways({ file, of }: Pick<Import, 'file' | 'of'>): string | undefined {
  const functionOf = (path: string) => FUNCTIONS.find((folder) => within(path, folder));
  const [from, to] = [functionOf(file), functionOf(of)];
  return from && to && from !== to ? `${file} imports ${of}` : undefined;
}

/** What may be imported by name: what `package.json` lists, and what Node brings. */
function installed(): readonly string[] {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const listed = Object.keys({ ...dependencies, ...devDependencies }).map((name) => name.replace(/^@types\//, ''));
  return [...listed, ...builtinModules.map((name) => `node:${name}`)];
}

/** Files that import one another in a circle, types included (R. Tarjan, 1972: strongly connected components). */
function circles(imports: readonly Pick<Import, 'file' | 'of'>[]): string[][] {
  const next = Map.groupBy(imports, ({ file }) => file);
  const seen = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const order = seen.size;
    let lowest = order;
    seen.set(file, order);
    open.push(file);
    for (const { of } of next.get(file) ?? []) {
      const known = seen.get(of);
      if (known === undefined) lowest = Math.min(lowest, visit(of));
      else if (open.includes(of)) lowest = Math.min(lowest, known);
    }
    if (lowest === order) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
    return lowest;
  };
  for (const file of next.keys()) if (!seen.has(file)) visit(file);
  return found;
}

describe('the house', () => {
  const folders = readdirSync(ROOT).filter((name) => !name.startsWith('.') && statSync(join(ROOT, name)).isDirectory());
  const rooms = folders.filter((name) => !['node_modules', 'cdk.out', 'docs', 'coverage', ...FREE].includes(name));
  const all = rooms.flatMap(sources).flatMap(importsOf);

  test('has imports to look at', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  test('imports run only where the table of rooms lets them', () => {
    expect(all.map(complaint).filter(Boolean)).toEqual([]);
  });

  test.each([
    ['a file that is imported by what it imports', ['a b', 'b a'], [['a', 'b']]],
    ['a circle of three with a way in and a way out', ['in a', 'a b', 'b c', 'c a', 'c out'], [['a', 'b', 'c']]],
    ['two ways to one file are no circle', ['a b', 'a c', 'b d', 'c d'], []],
  ])('sees circles: %s', (_, arrows, expected) => {
    expect(circles(arrows.map((arrow) => arrow.split(' ')).map(([file = '', of = '']) => ({ file, of })))).toEqual(expected);
  });

  test('no files import one another in a circle, types included', () => {
    const unordered = circles(all).filter((circle) => !circle.every((file) => IN_CIRCLES.some((room) => within(file, room))));
    expect(unordered).toEqual([]);
  });

  test('the table names no package that is not installed', () => {
    const names = installed();
    const strangers = Object.entries(TABLE).flatMap(([room, { packages }]) =>
      packages.filter((allowed) => !names.some((name) => allowed.test(name))).map((allowed) => `${room}: ${allowed}`),
    );
    expect(strangers).toEqual([]);
  });

  test('no function imports another', () => {
    expect(all.map(sideways).filter(Boolean)).toEqual([]);
  });

  test('no feature imports another', () => {
    expect(FEATURES.length).toBeGreaterThan(5);
    expect(all.map(betweenFeatures).filter(Boolean)).toEqual([]);
    const [one, other] = FEATURES.map((name) => `lambdas/features/${name}/a.ts`);
    expect(betweenFeatures({ file: String(one), of: String(other) })).toBeDefined();
    expect(betweenFeatures({ file: String(one), of: 'lambdas/store/keys.ts' })).toBeUndefined();
  });

  test('a push leaves by live-updates and by no other way', () => {
    const senders = all.filter(({ of }) => of === '@aws-sdk/client-apigatewaymanagementapi').map(({ file }) => file);
    expect(senders).not.toEqual([]);
    expect(senders.filter((file) => !within(file, 'lambdas/features/live-updates'))).toEqual([]);
  });

  test('features bear the same names in lambdas/ and in lib/', () => {
    const deployed = readdirSync(join(ROOT, 'lib/features')).flatMap((name) => (name.endsWith('.ts') ? [basename(name, '.ts')] : []));
    expect(deployed.toSorted(byName)).toEqual(FEATURES.toSorted(byName));
  });

  test('every feature of the functions says in a README what it is', () => {
    const silent = FEATURES.filter((name) => !statSync(join(ROOT, 'lambdas/features', name, 'README.md'), { throwIfNoEntry: false }));
    expect(silent).toEqual([]);
  });

  test.each(FUNCTIONS)('an import of another function would be seen in %s', (folder) => {
    const other = FUNCTIONS.find((one) => one !== folder);
    expect(sideways({ file: `${folder}/index.ts`, of: `${other}/index.ts` })).toBeDefined();
    expect(sideways({ file: `${folder}/index.ts`, of: `${folder}/more.ts` })).toBeUndefined();
    expect(sideways({ file: `${folder}/index.ts`, of: 'lambdas/runtime/log.ts' })).toBeUndefined();
  });

  test('has no drawer for everything', () => {
    const drawers = /(^|\/)(utils?|helpers?|shared|common|services?|managers?)(\.[a-z]+)?(\/|$)/;
    expect(rooms.flatMap(sources).filter((file) => drawers.test(file))).toEqual([]);
  });

  test('every room says in a README what it is', () => {
    const silent = rooms.filter((room) => !statSync(join(ROOT, room, 'README.md'), { throwIfNoEntry: false }));
    expect(silent).toEqual([]);
  });
});
