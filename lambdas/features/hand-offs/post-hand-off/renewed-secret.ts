import type { Secret } from '../../../store/secret.ts';

const READ_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * A secret that may be changed while the process runs: read once more every five minutes. While that fails, the one that was read last is used.
 * @param open gives one reading of it
 */
export function renewedSecret(open: () => Secret, now: () => number): Secret {
  let last: string | null = null;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (last !== null && now() - readAtMs < READ_AGAIN_AFTER_MS) return last;
    readAtMs = now();
    const known = last;
    last = known === null ? await open()() : await open()().catch(() => known);
    return last;
  };
}
