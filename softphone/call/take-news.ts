import type { Consult, Leg } from '../../contract/schemas/consult.ts';
import { isOver, overAt } from './leg-over.ts';
import type { LegNews } from './leg-signal.ts';
import { matchLegs } from './match-legs.ts';
import { type CallMemory, changeThird, type LegMemory } from './memory.ts';

/** Takes in what the second signal tells: who answered, who waits in a queue, how a leg ended. An answer once known stays known. */
export function takeNews(memory: CallMemory, news: LegNews, skewMs: number): CallMemory {
  const own = news.legs.find(({ contactId }) => contactId === memory.contactId);
  const asker = news.legs.find(({ contactId }) => contactId === own?.parentContactId);
  const askedBy = asker ? { name: named(news, asker.agent) ?? memory.askedBy?.name ?? null, hasLeft: isOver(asker) } : memory.askedBy;
  let next: CallMemory = {
    ...memory,
    askedBy,
    ownMethod: own?.initiationMethod ?? memory.ownMethod,
    ownLegOver: own !== undefined && isOver(own),
  };
  for (const [connectionId, leg] of matchLegs(memory, news, skewMs)) {
    const consult = news.consults.find(({ contactId }) => contactId === leg.contactId);
    const third = memory.thirds[connectionId];
    const answered = third?.answered ?? (isAnswered(leg, consult) ? 'ledger' : null);
    const answeredAt = leg.connectedToAgentAt === null ? (third?.answeredAt ?? null) : Date.parse(leg.connectedToAgentAt) - skewMs;
    const askedHere = third?.askedHere === true || leg.parentContactId === memory.contactId;
    const agent = named(news, leg.agent);
    const answeredBy = agent ?? third?.answeredBy ?? null;
    const knownAs = agent ?? named(news, leg.target?.id) ?? third?.knownAs ?? null;
    next = changeThird(next, connectionId, {
      leg: legMemory(leg, { own, consult, news }),
      answered,
      answeredAt,
      answeredBy,
      askedHere,
      knownAs,
    });
  }
  return nameAsker(next);
}

const named = ({ names = {} }: LegNews, id: string | null | undefined): string | null => (id ? (names[id] ?? null) : null);

/** Who was here before this agent is who asked them in; of several it cannot be told which. */
function nameAsker(memory: CallMemory): CallMemory {
  const knownAs = memory.askedBy?.name ?? null;
  const [asker, ...others] = Object.entries(memory.thirds).filter(([, { wasHere }]) => wasHere);
  return asker && others.length === 0 && knownAs !== null ? changeThird(memory, asker[0], { knownAs }) : memory;
}

/** A consult is only called answered by somebody: without an agent on the leg it may be an early or wrong sign. */
const isAnswered = (leg: Leg, consult: Consult | undefined): boolean =>
  leg.connectedToAgentAt !== null || (leg.agent !== null && consult?.answered === true);

interface About {
  readonly own: Leg | undefined;
  readonly consult: Consult | undefined;
  readonly news: LegNews;
}

const legMemory = (leg: Leg, { own, consult, news: { queued = {} } }: About): LegMemory => ({
  contactId: leg.contactId,
  queued: leg.queuedAt !== null && leg.connectedToAgentAt === null && leg.target?.kind === 'queue',
  place: queued[leg.contactId] ?? null,
  outcome: consult?.outcome ?? null,
  endReason: leg.endReason,
  live: leg.connectedToAgentAt !== null && !isOver(leg),
  outlasted: leg.connectedToAgentAt !== null && own !== undefined && isOver(own) && (!isOver(leg) || overAt(leg) > overAt(own)),
  ended: isOver(leg),
});
