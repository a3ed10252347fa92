import { createHash } from 'node:crypto';

/**
 * A construct id that follows what the resource is, not its place in a list: moving a line of the config must not replace resources,
 * for their names are unique in an instance and the new one would be refused. Hashed, so that no name or number stands in a logical id.
 */
export const stableId = (kind: string, identity: string): string =>
  `${kind}-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`;
