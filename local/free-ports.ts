import { createServer } from 'node:net';

const PAGES = 4;
/** Where a run that nobody watches looks first: away from the port of `npm start`. */
const FIRST_TRIED = 4600;
const LAST_TRIED = 5600;

/** The first of `PAGES` free ports in a row; the same one each time while it is free, so that a synthesized output can be used again. @throws Error when there is none. */
export async function freePorts(): Promise<number> {
  for (let first = FIRST_TRIED; first <= LAST_TRIED; first += 10) {
    if ((await takenPort(first)) === undefined) return first;
  }
  throw new Error(`No ${PAGES} free ports in a row were found between ${FIRST_TRIED} and ${LAST_TRIED}.`);
}

/** The first port a run from `firstPort` on needs and cannot have; undefined when all are free. */
export async function takenPort(firstPort: number): Promise<number | undefined> {
  for (let port = firstPort; port < firstPort + PAGES; port += 1) {
    if (!(await free(port))) return port;
  }
  return undefined;
}

function free(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  return promise;
}
