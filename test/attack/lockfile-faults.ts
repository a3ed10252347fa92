/** What of `package.json` is looked at. */
export interface Manifest {
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
  /** Which install scripts npm may run. */
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

/** A package as `package-lock.json` has it (npm's lockfile, version 3). */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  /** Of a package that another one carries in its own archive: that one's integrity counts. */
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** What of `package-lock.json` is looked at: packages by their place in `node_modules`. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

type Names = Readonly<Record<string, string>>;

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** Licences that may be delivered with this product under its own. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'Zlib'];
/** Of tools that are used and never delivered. */
const ALLOWED_FOR_TOOLS = [...ALLOWED, 'MPL-2.0'];

/** Everything wrong with how packages are named, one sentence each: versions, sources, integrity, licences, install scripts. */
export function lockfileFaults(manifest: Manifest, { packages }: Lockfile): readonly string[] {
  const locked = Object.entries(packages).filter(([place]) => place !== '');
  return [...pinFaults(manifest, packages), ...locked.flatMap(([place, one]) => faultsOf(place, one, manifest.allowScripts ?? {}))];
}

function pinFaults({ dependencies, devDependencies, optionalDependencies }: Manifest, packages: Lockfile['packages']): readonly string[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(([name, version]) => {
    if (!EXACT.test(version)) return [`${name} is not pinned exactly: ${version}`];
    const locked = packages[`node_modules/${name}`]?.version;
    return locked === version ? [] : [`${name} is locked at ${locked}, not at ${version}`];
  });
}

function faultsOf(place: string, one: LockedPackage, allowScripts: Readonly<Record<string, boolean>>): readonly string[] {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const faults: readonly (readonly [boolean, string])[] = [
    // Packages of a registry have no address here (`omit-lockfile-registry-resolved`): what has one comes from elsewhere.
    [one.resolved !== undefined || one.link === true, 'does not come from the registry'],
    [!one.inBundle && !SHA512.test(one.integrity ?? ''), 'has no SHA-512 integrity'],
    [!isAllowed(one), `has the licence ${one.license}, which is not on the list`],
    [one.hasInstallScript === true && allowScripts[name] !== false, 'has an install script that package.json does not switch off'],
  ];
  return faults.filter(([is]) => is).map(([, what]) => `${place} ${what}`);
}

/** An SPDX expression: of alternatives one must be allowed, of what holds together all. */
function isAllowed({ license = '', dev, devOptional }: LockedPackage): boolean {
  const allowed = dev || devOptional ? ALLOWED_FOR_TOOLS : ALLOWED;
  const alternatives = license.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((one) => one.split(' AND ').every((name) => allowed.includes(name)));
}
