import { isLive } from '../calls/bridge.ts';
import type { DeskEntry, Line } from '../calls/model.ts';
import { supervisorsOf } from '../calls/monitor.ts';
import { type Core, isMultiParty } from '../core.ts';

/**
 * Whether this agent may act on the call's other parties: everybody in multi-party mode, in three-party mode the first agent
 * who is still there (AG/three-party-multi-party-comparison).
 */
export function controls(core: Core, entry: DeskEntry): boolean {
  return isMultiParty(core) || primaryLine(entry) === entry.line;
}

/** A supervisor's presence breaks swaps and additions (reported in amazon-connect-streams issues 724, 836, 862; a switch). */
export const isDisturbed = (core: Core, { contact }: DeskEntry): boolean =>
  core.assumptions.monitoringBreaksSwap && supervisorsOf(contact.call).length > 0;

const primaryLine = ({ contact }: DeskEntry): Line | undefined =>
  contact.call.lines.find((line) => line.agent !== null && line.kind === 'agent' && isLive(line));
