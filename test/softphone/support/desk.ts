import { picture } from '../../../softphone/call/call-state.ts';
import type { Command, CommandName } from '../../../softphone/call/command.ts';
import { commandsFor } from '../../../softphone/call/commands-for.ts';
import { createConductor } from '../../../softphone/call/conductor.ts';
import type { CallSeen, Line } from '../../../softphone/call/snapshot.ts';
import { BOB } from './endpoints.ts';
import { fakeClock } from './fake-clock.ts';
import { fakePhone } from './fake-phone.ts';
import { leg } from './legs.ts';
import { bob, call, customer, seen, self } from './seen.ts';

/** A desk on a fake clock and a fake phone, driven by hand-made snapshots. */
export function aDesk() {
  const clock = fakeClock();
  const phone = fakePhone();
  const desk = createConductor(phone, clock);
  desk.tell({ type: 'link', link: 'phone', trouble: null });
  const shows = (...calls: readonly CallSeen[]) => desk.tell({ type: 'snapshot', snapshot: seen(calls) });
  return {
    clock,
    phone,
    tell: desk.tell,
    run: desk.run,
    state: desk.state,
    press: (name: CommandName, more: object = {}) => desk.tell({ type: 'press', command: { name, ...more } as Command }),
    shows,
    /** A snapshot with one connected call of these lines. */
    showsLines: (lines: readonly Line[], more: Partial<CallSeen> = {}) => shows(call(lines, more)),
    phase: () => picture(desk.state())?.phase ?? 'idle',
    /** The picture of the call; throws without one. */
    drawn: () => must(picture(desk.state())),
    gone: () => must(picture(desk.state())?.gone),
    focus: () => must(picture(desk.state())?.focus),
    commands: () => commandsFor(desk.state(), clock.now()),
    enabled: () =>
      Object.entries(commandsFor(desk.state(), clock.now())).flatMap(([name, availability]) => (availability.can ? [name] : [])),
    problem: () => desk.state().problem?.cause ?? null,
  };
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

export type Desk = ReturnType<typeof aDesk>;

/** Tells the desk of the one leg that its consult made: started at 50 ms, answered if `connectedAt` is given. */
export const tellOfLeg = (desk: Desk, connectedAt?: number): void =>
  desk.tell({
    type: 'legs',
    news: {
      contactId: 'c1',
      legs: [leg('c2', connectedAt === undefined ? { startedAt: 50 } : { startedAt: 50, connectedAt })],
      consults: [],
    },
  });

/** Bob was asked in, and nobody is known to have answered; the customer waits since 20 ms. */
export function aRingingConsult(): Desk {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  desk.press('Consult', { endpoint: BOB });
  desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected')]);
  return desk;
}

/** Bob has answered too, and talks with the agent. */
export function aPrivateConsult(): Desk {
  const desk = aRingingConsult();
  tellOfLeg(desk, 4_000);
  return desk;
}
