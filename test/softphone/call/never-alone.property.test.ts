import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { picture } from '../../../softphone/call/call-state.ts';
import { COMMANDS, type Command, type CommandName, ROW_COMMANDS } from '../../../softphone/call/command.ts';
import { commandsFor } from '../../../softphone/call/commands-for.ts';
import { type Conductor, createConductor } from '../../../softphone/call/conductor.ts';
import type { LegNews } from '../../../softphone/call/leg-signal.ts';
import { BOB, SUPPLIER } from '../support/endpoints.ts';
import { type FakeClock, fakeClock } from '../support/fake-clock.ts';
import { leg } from '../support/legs.ts';
import { type ModelCall, modelCall, type OtherAct } from '../support/model-call.ts';
import { seen } from '../support/seen.ts';

type Move =
  | { readonly do: 'press'; readonly name: CommandName; readonly row: number | null }
  /** One of the commands on offer, by its place in the list. */
  | { readonly do: 'press-enabled'; readonly pick: number }
  | { readonly do: 'other'; readonly act: OtherAct }
  | { readonly do: 'snapshot' | 'ledger' }
  | { readonly do: 'pass'; readonly ms: number };

const OFTEN: readonly OtherAct[] = ['line-stands', 'answer', 'supervisor-comes', 'supervisor-goes'];

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('press' as const), name: fc.constantFrom(...COMMANDS), row: fc.constant(null) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('press-enabled' as const), pick: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      name: fc.constantFrom(...ROW_COMMANDS),
      row: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('other' as const),
      act: fc.constantFrom<OtherAct[]>(...OFTEN, ...OFTEN, ...OFTEN, 'target-hangs-up', 'target-hangs-up', 'customer-hangs-up'),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ do: 'snapshot' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'ledger' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(100, 1_000, 11_000) }) },
);

interface Play {
  readonly desk: Conductor;
  readonly model: ModelCall;
  readonly clock: FakeClock;
}

function start(multiParty: boolean, outside: boolean): Play {
  const model = modelCall({ multiParty, outside });
  const clock = fakeClock();
  const desk = createConductor(model.phone, clock);
  desk.tell({ type: 'link', link: 'phone', trouble: null });
  desk.tell({ type: 'snapshot', snapshot: seen([model.seen()]) });
  return { desk, model, clock };
}

/** What the ledger would tell: a leg for every dialled line, answered where a person is on it. */
function news({ desk, model }: Play): LegNews {
  const thirds = Object.entries(desk.state().memory?.thirds ?? {});
  const legs = thirds.map(([id, { appearedAt }]) =>
    leg(`leg of ${id}`, model.answered().has(id) ? { startedAt: appearedAt, connectedAt: appearedAt + 1 } : { startedAt: appearedAt }),
  );
  return { contactId: 'c1', legs, consults: [] };
}

async function play(game: Play, move: Move, outside: boolean): Promise<void> {
  const { desk, model, clock } = game;
  if (move.do === 'press') desk.tell({ type: 'press', command: commandOf(move, model, outside) });
  if (move.do === 'press-enabled') pressEnabled(game, move.pick, outside);
  if (move.do === 'other') model.other(move.act);
  if (move.do === 'snapshot') desk.tell({ type: 'snapshot', snapshot: seen([model.seen()]) });
  if (move.do === 'ledger') desk.tell({ type: 'legs', news: news(game) });
  if (move.do === 'pass') clock.pass(move.ms);
  for (let i = 0; i < 4; i += 1) await Promise.resolve();
}

/** Ends the call seldom, or nothing else would be seen. */
function pressEnabled({ desk, model, clock }: Play, pick: number, outside: boolean): void {
  const on = Object.entries(commandsFor(desk.state(), clock.now())).flatMap(([name, { can }]) => (can ? [name as CommandName] : []));
  const names = pick > 40 ? on : on.filter((name) => name !== 'Hang up' && name !== 'End for all');
  const name = names[pick % names.length];
  if (name) desk.tell({ type: 'press', command: commandOf({ do: 'press', name, row: null }, model, outside) });
}

function commandOf({ name, row }: Extract<Move, { do: 'press' }>, model: ModelCall, outside: boolean): Command {
  if (name === 'Consult') return { name, endpoint: outside ? SUPPLIER : BOB };
  const line = row === null ? undefined : model.seen().lines[row];
  return (line ? { name, connectionId: line.connectionId } : { name }) as Command;
}

/** Leaving is only on offer where the newest snapshot and the second signal show somebody for the customer. */
function leavingIsCovered({ desk, clock }: Play): void {
  const drawn = picture(desk.state());
  const commands = commandsFor(desk.state(), clock.now());
  if (!drawn?.customer) return;
  const answered = drawn.thirds.filter(({ reach }) => reach === 'there').length;
  if (commands.Leave.can) expect(answered).toBeGreaterThan(0);
  if (commands.Transfer.can) expect(answered > 0 || drawn.thirds.every(({ line }) => line.number === null)).toBe(true);
  if (commands.Conference.can) expect(answered).toBe(drawn.thirds.length);
  if (drawn.thirds.length > 0 && commands['Hang up'].can) expect(commands['Hang up'].asks).toBe('leave-or-end');
}

/** How a game begins: with the customer alone, with somebody being reached, or with somebody who answered. */
const REACHED: readonly Move[] = [{ do: 'press', name: 'Consult', row: null }, { do: 'other', act: 'line-stands' }, { do: 'snapshot' }];
const ANSWERED: readonly Move[] = [...REACHED, { do: 'other', act: 'answer' }, { do: 'snapshot' }, { do: 'ledger' }];

const game = fc.record({
  multiParty: fc.boolean(),
  outside: fc.boolean(),
  moves: fc
    .tuple(fc.constantFrom<(readonly Move[])[]>([], REACHED, ANSWERED, ANSWERED), fc.array(move, { minLength: 40, maxLength: 60 }))
    .map(([opening, rest]) => [...opening, ...rest]),
});

describe('whatever is pressed, and whoever comes and goes', () => {
  test('no command that could leave the customer alone is ever on offer', async () => {
    await fc.assert(
      fc.asyncProperty(game, async ({ multiParty, outside, moves }) => {
        const running = start(multiParty, outside);
        for (const move of moves) {
          await play(running, move, outside);
          leavingIsCovered(running);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('with a fresh snapshot before each press, no hand-over strands the customer and no command hangs', async () => {
    let handOvers = 0;
    await fc.assert(
      fc.asyncProperty(game, async ({ multiParty, outside, moves }) => {
        const running = start(multiParty, outside);
        for (const move of moves) {
          if (move.do === 'press' || move.do === 'press-enabled') await play(running, { do: 'snapshot' }, outside);
          await play(running, move, outside);
        }
        const ending = running.desk.state().memory?.ending;
        if (ending?.how === 'handed-over' && running.model.seen().phase === 'ended') {
          handOvers += 1;
          expect(running.model.stranded).toEqual([]);
        }
        running.clock.pass(31_000);
        expect(running.desk.state().pending).toEqual({});
      }),
      { numRuns: 1_000 },
    );
    expect(handOvers).toBeGreaterThan(100);
  });
});
