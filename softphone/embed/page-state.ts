import { PAGE_COMMANDS, type PageCommandName, type PageParticipant, type PageState } from '../../contract/page-protocol.ts';
import { type CallState, picture as draw } from '../call/call-state.ts';
import type { CommandName } from '../call/command.ts';
import { commandsFor } from '../call/commands-for.ts';
import { nameOf, type Picture } from '../call/picture.ts';

/** The desk's command for a page's; those without one are of another kind. */
export const COMMAND_OF = {
  SetConsult: 'Consult',
  CancelConsult: 'Cancel',
  Swap: 'Swap',
  Conference: 'Conference',
  Transfer: 'Transfer',
  Return: 'Return',
  Hold: 'Hold',
  Resume: 'Resume',
  Mute: 'Mute',
  Unmute: 'Unmute',
  SetNote: null,
  GetState: null,
} as const satisfies Readonly<Record<PageCommandName, CommandName | null>>;

/** What a page is told of the desk. @param shown keys of contact attributes that the config shows; no other leaves */
export function pageState(state: CallState, shown: readonly string[], now: number): PageState {
  const drawn = draw(state);
  const { agent } = state;
  return {
    agent: agent && { name: agent.name, stateName: agent.stateName, stateType: agent.stateType },
    contact: drawn && contactOf(drawn, shown),
    allowed: allowedNow(state, drawn, now),
  };
}

function contactOf(drawn: Picture, shown: readonly string[]): NonNullable<PageState['contact']> {
  const { contactId, rootContactId, direction, queueName, attributes } = drawn.call;
  const known = shown.flatMap((key) => (attributes[key] === undefined ? [] : [[key, attributes[key]] as const]));
  return {
    contactId,
    initialContactId: rootContactId,
    direction,
    queue: queueName,
    attributes: Object.fromEntries(known),
    phase: drawn.phase,
    participants: participantsOf(drawn),
  };
}

function participantsOf({ call, thirds }: Picture): PageParticipant[] {
  return call.lines.flatMap((line) => {
    if (line.role === 'monitor') return [];
    const third = thirds.find((one) => one.line.connectionId === line.connectionId);
    const role = ({ self: 'Agent', customer: 'Customer', third: 'ThirdParty' } as const)[line.role];
    return [
      {
        id: line.connectionId,
        role,
        kind: third?.known.target?.kind ?? null,
        name: third ? nameOf(third) : null,
        phoneNumber: line.number,
        state: line.state,
        muted: line.muted,
      },
    ];
  });
}

function allowedNow(state: CallState, drawn: Picture | null, now: number): readonly PageCommandName[] {
  const commands = commandsFor(state, now);
  return PAGE_COMMANDS.filter((name) => {
    const command = COMMAND_OF[name];
    if (command === null) return name === 'GetState' || drawn !== null;
    const availability = commands[command];
    return availability.can && !availability.asks;
  });
}
