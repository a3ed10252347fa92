import type { Names } from '../../domain/names.ts';
import type { StoredPresence } from './stored-presence.ts';

/**
 * Whether an agent may know of those who can be asked, and where they are: those who work for a queue that offers them, as agent events tell.
 * Of whom they have told nothing yet is taken for one: what the phone lists beside it is Connect's own decision.
 */
export const isOffered = (own: StoredPresence | undefined, { offeredOn }: Pick<Names, 'offeredOn'>): boolean =>
  !own?.queues || !offeredOn || own.queues.some((queue) => offeredOn.includes(queue));
