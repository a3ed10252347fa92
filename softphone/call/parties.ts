import type { Picture, Third } from './picture.ts';
import type { Line } from './snapshot.ts';
import { isHeard, isThere } from './third.ts';

/** In a three-party call whoever was asked in sees one line, whoever is on it, and leads nothing until the one who asked has left. */
export const isLed = ({ call, memory, isTold }: Pick<Picture, 'call' | 'memory' | 'isTold'>): boolean =>
  isTold && call.askedIn === true && !call.multiParty && memory.askedBy !== null && !memory.askedBy.hasLeft;

/** Another agent has put this one on hold. With only the customer on the call some instances show the own line held with theirs (amazon-connect-streams issue 799). */
export const isSelfHeld = ({ self, thirds }: Pick<Picture, 'self' | 'thirds'>): boolean => self?.state === 'hold' && thirds.length > 0;

/** Most parties of a call, the agent included: Streams does not tell it, the Admin Guide does ("Multi-party calls"). */
export const partyLimit = (picture: Picture): number => (picture.call.multiParty ? 6 : 3);

export const partyCount = (picture: Picture): number =>
  picture.thirds.length + (picture.customer === null ? 0 : 1) + (picture.self === null ? 0 : 1);

export const liveLines = (picture: Picture): readonly Line[] => [
  ...(picture.customer === null ? [] : [picture.customer]),
  ...picture.thirds.map(({ line }) => line),
];

export const liveLine = (picture: Picture, connectionId: string): Line | undefined =>
  liveLines(picture).find((line) => line.connectionId === connectionId);

export const thirdWith = (picture: Picture, connectionId: string): Third | undefined =>
  picture.thirds.find(({ line }) => line.connectionId === connectionId);

/** In a three-party call only the agent who leads may hold or end the others' lines (Admin Guide, "Multi-party calls"). */
export const mayControl = (picture: Picture, line: Line): boolean =>
  picture.call.multiParty || line.role === 'customer' || thirdWith(picture, line.connectionId)?.known.askedHere === true;

/** Whoever Return takes leave of: the only third, or of several the only one who is heard while the customer waits. */
export function returnsFrom({ thirds, customer }: Picture): Third | null {
  const [only, ...others] = thirds.length === 1 || customer?.state !== 'hold' ? thirds : thirds.filter(isHeard);
  return only && others.length === 0 ? only : null;
}

/** Somebody the customer would still be talking with if this agent left: a third who is there. A ringing line is nobody. */
export const someoneStays = (picture: Picture): boolean => picture.customer !== null && picture.thirds.some(isThere);

/** The only third, still reached, whose call goes on without this agent: a colleague or a team, not an outside number. */
export function coldTarget(picture: Picture): Third | null {
  const [only, ...others] = picture.thirds;
  return only && others.length === 0 && !isThere(only) && only.line.number === null ? only : null;
}
