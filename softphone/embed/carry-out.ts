import type { PageOutcome, PageRefusal, PageRequest } from '../../contract/page-protocol.ts';
import { type CallState, picture as draw } from '../call/call-state.ts';
import type { Command } from '../call/command.ts';
import type { CommandOutcome } from '../call/command-outcome.ts';
import { commandsFor } from '../call/commands-for.ts';
import type { Conductor } from '../call/conductor.ts';
import { type Endpoint, outsideNumber } from '../call/endpoint.ts';
import { COMMAND_OF } from './page-state.ts';

/** What a page's commands act on: the same as the buttons do. */
export interface PageDesk {
  state(): CallState;
  readonly run: Conductor['run'];
  /** Whom the phone offers. Rejects when it cannot be read. */
  endpoints(): Promise<readonly Endpoint[]>;
  /** Opens the picker for the agent to choose. */
  openPicker(): void;
  /** Writes these fields of the hand-over note. */
  writeNote(note: NonNullable<PageRequest['note']>): void;
}

const refused = (code: PageRefusal, why: string | null = null): PageOutcome => ({ outcome: 'refused', code, why });

const KINDS = { Agent: 'agent', Queue: 'queue', PhoneNumber: 'external' } as const;
const E164 = /^\+[1-9]\d{6,14}$/;

/** Carries a command of a page out, as if the agent had pressed its button, on the call that is on the desk at `now`. */
export async function carryOut(request: PageRequest, desk: PageDesk, now: number): Promise<PageOutcome> {
  const { command, contactId, participant, note } = request;
  if (command === 'GetState') return { outcome: 'done' };
  const drawn = draw(desk.state());
  if (!drawn) return refused('no-call');
  if (contactId !== undefined && contactId !== drawn.call.contactId) return refused('other-contact');
  if (participant !== undefined && !drawn.call.lines.some((line) => line.connectionId === participant))
    return refused('unknown-participant');
  if (command === 'SetNote') {
    desk.writeNote(note ?? {});
    return { outcome: 'done' };
  }
  if (command === 'SetConsult') return setConsult(request, desk, { contactId: drawn.call.contactId, now });
  const name = COMMAND_OF[command];
  return answerOf(await desk.run((participant === undefined ? { name } : { name, connectionId: participant }) as Command));
}

/** Reading the directory takes a while, and so does asking about a number: the consult stays bound to the call it was asked for. */
async function setConsult(
  { to, note }: Pick<PageRequest, 'to' | 'note'>,
  desk: PageDesk,
  { contactId, now }: { readonly contactId: string; readonly now: number },
): Promise<PageOutcome> {
  const may = commandsFor(desk.state(), now).Consult;
  if (!may.can) return refused('not-now', may.why);
  // Written before the call goes out, for who is asked reads it while it rings; a consult that cannot be begun changes no note.
  const keepNote = (): void => {
    // Another call may be on the desk by now, and its note is not this one's.
    if (note !== undefined && draw(desk.state())?.call.contactId === contactId) desk.writeNote(note);
  };
  const begin = async (endpoint: Endpoint): Promise<PageOutcome> => {
    keepNote();
    return answerOf(await desk.run({ name: 'Consult', endpoint }, contactId));
  };
  if (to === undefined) {
    keepNote();
    desk.openPicker();
    return { outcome: 'awaiting-target' };
  }
  if ('phoneNumber' in to) return E164.test(to.phoneNumber) ? begin(outsideNumber(to.phoneNumber)) : refused('unknown-target', 'not-e164');
  const found = (await desk.endpoints().catch(() => [])).filter(({ kind, name }) => kind === KINDS[to.type] && name === to.name);
  const [endpoint, ...others] = found;
  if (!endpoint || others.length > 0) return refused('unknown-target', endpoint ? 'several-of-this-name' : 'nobody-of-this-name');
  return begin(endpoint);
}

const CODES = { desk: 'not-now', phone: 'phone-refused', policy: 'forbidden' } as const satisfies Record<string, PageRefusal>;

function answerOf(outcome: CommandOutcome): PageOutcome {
  switch (outcome.outcome) {
    case 'done':
      return { outcome: 'done' };
    case 'asks':
      return refused('needs-choice');
    case 'call-ended':
      return refused('call-ended');
    case 'not-confirmed':
      return refused('not-confirmed', outcome.accepted ? 'accepted' : null);
    case 'refused':
      return refused(CODES[outcome.by], outcome.why);
  }
}
