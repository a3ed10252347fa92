import { byText } from './by-text.ts';
import { chatConsultOf } from './chat/chat-consult-of.ts';
import { isChatConsult } from './chat/is-chat-consult.ts';
import type { Chain } from './consult.ts';
import { consultOf } from './consult-of.ts';
import type { LegFacts } from './fact.ts';
import { consultPairs } from './fold/consult-pair.ts';
import { legTimeline } from './fold/leg-timeline.ts';
import { legsMissing } from './fold/legs-missing.ts';
import { legOf } from './leg-of.ts';

/**
 * What a chain means: its legs, their links, its consults. A pure function of the facts: their order, repetition and splitting into
 * messages make no difference. Legs of another root are left out, so the candidates of a chain may be given as they are.
 */
export function foldChain(rootId: string, legs: readonly LegFacts[]): Chain {
  const timelines = legs
    .map(legTimeline)
    .filter((leg) => leg.root === rootId)
    .sort((a, b) => byText(a.contactId, b.contactId));
  // A private chat is no part of the customer's line: what happens in it moves nobody there.
  const { aside = [], spoken = [] } = Object.groupBy(timelines, (leg) => (isChatConsult(leg) ? 'aside' : 'spoken'));
  const pairs = consultPairs(spoken);
  const chats = aside.map((invited) => ({ invited, asker: spoken.find(({ contactId }) => contactId === invited.parent) }));
  return {
    rootContactId: rootId,
    legs: timelines.map(legOf),
    consults: [...pairs.map(consultOf), ...chats.map(chatConsultOf)].sort((a, b) => byText(a.contactId, b.contactId)),
    reached: new Map(
      [...pairs, ...chats.map(({ invited }) => ({ invited, reached: invited }))].map(({ invited, reached }) => [
        invited.contactId,
        reached.contactId,
      ]),
    ),
    legsMissing: legsMissing(timelines),
  };
}
