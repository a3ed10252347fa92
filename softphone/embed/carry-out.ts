import type { PageOutcome, PageRefusal, PageRequest, PageTarget } from '../../contract/page-protocol.ts';
import { type CallState, picture as draw } from '../call/call-state.ts';
import type { Command } from '../call/command.ts';
import type { CommandOutcome } from '../call/command-outcome.ts';
import { type Endpoint, outsideNumber } from '../call/endpoint.ts';
import { COMMAND_OF } from './page-state.ts';

/** What a page's commands act on: the same as the buttons do. */
export interface PageDesk {
  state(): CallState;
  run(command: Command): Promise<CommandOutcome>;
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

/** Carries a command of a page out, as if the agent had pressed its button. */
export async function carryOut(request: PageRequest, desk: PageDesk): Promise<PageOutcome> {
  const { command, contactId, participant, note, to } = request;
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
  if (command === 'SetConsult') return setConsult(to, desk);
  const name = COMMAND_OF[command];
  return answerOf(await desk.run((participant === undefined ? { name } : { name, connectionId: participant }) as Command));
}

async function setConsult(to: PageTarget | undefined, desk: PageDesk): Promise<PageOutcome> {
  if (to === undefined) {
    desk.openPicker();
    return { outcome: 'awaiting-target' };
  }
  if ('phoneNumber' in to)
    return E164.test(to.phoneNumber)
      ? answerOf(await desk.run({ name: 'Consult', endpoint: outsideNumber(to.phoneNumber) }))
      : refused('unknown-target', 'not-e164');
  const found = (await desk.endpoints().catch(() => [])).filter(({ kind, name }) => kind === KINDS[to.type] && name === to.name);
  const [endpoint, ...others] = found;
  if (!endpoint || others.length > 0) return refused('unknown-target', endpoint ? 'several-of-this-name' : 'nobody-of-this-name');
  return answerOf(await desk.run({ name: 'Consult', endpoint }));
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
