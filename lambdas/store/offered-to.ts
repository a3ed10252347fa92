import type { Names } from '../../domain/names.ts';
import type { StoredPresence } from './stored-presence.ts';

type Offers = Pick<Names, 'offeredOn' | 'groups'>;

/** Who is offered to an agent: all, or those of these names. */
export type Offered = { readonly all: true } | { readonly all: false; readonly names: ReadonlySet<string> };

/**
 * Whom an agent may know of, and where they are: what the queues they work for offer, as agent events tell. Of whom they have told nothing yet is taken for one
 * who is offered all: what the phone lists beside it is Connect's own decision.
 */
export function offeredTo(own: StoredPresence | undefined, { offeredOn, groups = [] }: Offers): Offered {
  const served = own?.queues;
  if (!served || (!offeredOn && groups.length === 0) || served.some((queue) => offeredOn?.includes(queue))) return { all: true };
  const theirs = groups.filter(({ queues }) => served.some((queue) => queues.includes(queue)));
  return { all: false, names: new Set(theirs.flatMap(({ names }) => names)) };
}

/** Whether anybody is offered to an agent. */
export function isOffered(own: StoredPresence | undefined, offers: Offers): boolean {
  const offered = offeredTo(own, offers);
  return offered.all || offered.names.size > 0;
}
