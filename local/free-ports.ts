import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const PAGES = 4;
/** Where a run that nobody watches looks first: away from the port of `npm start`. */
const FIRST_TRIED = 4600;
const LAST_TRIED = 5600;
const RESERVATIONS = join(import.meta.dirname, '../.cache/ports');

/**
 * The first of `PAGES` free ports in a row, reserved for this process until `releasePorts`. The lowest ones are taken first, so that a
 * synthesized output can be used again. @throws Error when there are none.
 */
export async function freePorts(): Promise<number> {
  for (let first = FIRST_TRIED; first <= LAST_TRIED; first += 10) {
    if (!reserve(first)) continue;
    if ((await takenPort(first)) === undefined) return first;
    releasePorts(first);
  }
  throw new Error(`No ${PAGES} free ports in a row were found between ${FIRST_TRIED} and ${LAST_TRIED}.`);
}

/** Gives ports back to other runs; those that were never reserved stay as they are. */
export function releasePorts(first: number): void {
  if (holderOf(first) === process.pid) rmSync(reservation(first), { force: true });
}

/** The first port a run from `firstPort` on needs and cannot have; undefined when all are free. */
export async function takenPort(firstPort: number): Promise<number | undefined> {
  for (let port = firstPort; port < firstPort + PAGES; port += 1) {
    if (!(await free(port))) return port;
  }
  return undefined;
}

const reservation = (first: number) => join(RESERVATIONS, String(first));

// Two runs may look at the same time, and a port is only taken seconds later: a file that one of them alone can make decides.
function reserve(first: number): boolean {
  mkdirSync(RESERVATIONS, { recursive: true });
  const holder = holderOf(first);
  if (holder !== undefined && !isRunning(holder)) rmSync(reservation(first), { force: true });
  try {
    writeFileSync(reservation(first), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(first: number): number | undefined {
  try {
    return Number(readFileSync(reservation(first), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A browser that is told `localhost` may go to either address. */
const free = async (port: number): Promise<boolean> => (await freeAt(port, '127.0.0.1')) && (await freeAt(port, '::1'));

function freeAt(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  // A machine without that address has nobody there.
  probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'));
  probe.listen(port, host, () => probe.close(() => resolve(true)));
  return promise;
}
