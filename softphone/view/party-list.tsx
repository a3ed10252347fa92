import { type CallState, picture as draw } from '../call/call-state.ts';
import type { RowCommandName } from '../call/command.ts';
import { rowCommandsFor } from '../call/commands-for.ts';
import type { Picture } from '../call/picture.ts';
import type { Line } from '../call/snapshot.ts';
import { CommandButton } from './command-button.tsx';
import { customerName, type Look, lineLook, lineState, sinceFor, thirdLook, thirdName, thirdState } from './party-words.ts';
import { Shape } from './shape.tsx';
import { texts } from './texts.ts';
import { Timer } from './timer.tsx';
import { useOwnId } from './use-own-id.ts';

export interface PartyListProps {
  readonly state: CallState;
  readonly now: number;
  readonly onPress: (name: RowCommandName, connectionId: string) => void;
}

/** Everybody on the call, the agent first, each with the commands for their line. */
export function PartyList({ state, now, onPress }: PartyListProps) {
  const drawn = draw(state);
  const parties = drawn?.call.phase === 'connected' ? partiesOf(drawn) : [];
  return (
    <section class="panel" aria-labelledby="on-this-call">
      <h2 id="on-this-call">{texts.onThisCall}</h2>
      {parties.length === 0 ? <p class="empty">{drawn?.phase === 'wrap-up' ? texts.nobodyAnyMore : texts.nobodyOnCall}</p> : null}
      <ul class="parties">
        {parties.map((party) => (
          <PartyRow key={party.line.connectionId} {...{ party, state, now, onPress }} />
        ))}
      </ul>
      {drawn &&
      drawn.phase !== 'listening' &&
      drawn.call.lines.some(({ role, state: line }) => role === 'monitor' && line !== 'disconnected') ? (
        <p class="empty">{texts.supervisorHere}</p>
      ) : null}
      {state.others > 0 ? <p class="empty">{texts.otherCalls(state.others)}</p> : null}
    </section>
  );
}

interface Party {
  readonly line: Line;
  readonly name: string;
  readonly look: Look;
  readonly word: string;
  /** Since when they are as they are. */
  readonly since: number;
  /** What the row offers, in fixed places; of a pair the one that applies. */
  readonly offers: readonly RowCommandName[];
}

function partiesOf({ self, customer, thirds, call }: Picture): readonly Party[] {
  const seen = (line: Line) => ({ line, look: lineLook(line), word: lineState(line), since: sinceFor(line, call) });
  const own = self ? [{ ...seen(self), name: texts.you, offers: ownOffers(self, call.multiParty) }] : [];
  const theCustomer = customer ? [{ ...seen(customer), name: customerName(customer), offers: offersOf(customer, false) }] : [];
  const others = thirds.map((third) => ({
    line: third.line,
    name: thirdName(third),
    look: thirdLook(third),
    word: thirdState(third),
    since: sinceFor(third.line, call, third.known.answeredAt),
    offers: offersOf(third.line, thirds.length > 1),
  }));
  return toldApart([...own, ...theCustomer, ...others]);
}

/** Whoever is not known by name is a colleague: several are numbered, so that their commands are not called the same. */
function toldApart(parties: readonly Party[]): readonly Party[] {
  const same = (party: Party) => parties.filter(({ name }) => name === party.name);
  return parties.map((party) => (same(party).length === 1 ? party : { ...party, name: `${party.name} ${same(party).indexOf(party) + 1}` }));
}

const offersOf = (line: Line, swap: boolean): readonly RowCommandName[] => [
  line.state === 'hold' ? 'Resume' : 'Hold',
  line.muted ? 'Unmute' : 'Mute',
  ...(swap ? (['Swap'] as const) : []),
  'Drop',
];

/** The agent's own line: muting stands in the bar; another agent's hold can be taken back where rights are equal. */
const ownOffers = (line: Line, multiParty: boolean): readonly RowCommandName[] => (line.state === 'hold' && multiParty ? ['Resume'] : []);

function PartyRow({ party, state, now, onPress }: { readonly party: Party } & PartyListProps) {
  const nameId = useOwnId();
  const { line, name, look, word, since, offers } = party;
  const commands = rowCommandsFor(state, line.connectionId);
  const isPending = (offer: RowCommandName) =>
    Object.values(state.pending).some(
      ({ command }) => command.name === offer && 'connectionId' in command && command.connectionId === line.connectionId,
    );
  return (
    <li class="party">
      <span class="party-who">
        <Shape look={look} />
        <span id={nameId} class="party-name">
          {name}
        </span>
        <span class={`word word-${look}`}>{[word, muteWord(line)].filter(Boolean).join(', ')}</span>
        <Timer since={since} now={now} />
      </span>
      <span class="party-commands">
        {offers.map((offer) => (
          <CommandButton
            key={offer}
            name={offer}
            label={labelOf(offer, line, name)}
            hint={texts.rowHints[offer](line.role === 'self' ? texts.yourself : name)}
            availability={commands[offer]}
            pending={isPending(offer)}
            describedBy={nameId}
            {...(offer === 'Drop' ? { look: 'ends' as const } : {})}
            onPress={() => onPress(offer, line.connectionId)}
          />
        ))}
      </span>
    </li>
  );
}

/** The customer's Hold and Mute differ by name from the bar's; `Drop` alone is the consulted party's. */
const labelOf = (offer: RowCommandName, { role }: Line, name: string): string =>
  offer === 'Drop' && role === 'third' ? texts.commands.Drop : texts.commandFor(texts.commands[offer], name);

const muteWord = ({ muted, forceMuted }: Line): string => (forceMuted ? texts.states.forceMuted : muted ? texts.states.muted : '');
