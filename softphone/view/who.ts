import type { TargetKind } from '../../contract/targets.ts';
import { showNumber } from '../directory/phone-number.ts';
import { texts } from './texts.ts';

export type NamesById = Readonly<Record<string, string>>;

/** An agent's name; without one, told apart by the end of their id. */
export const agentName = (id: string | null, names: NamesById, self: string | null): string =>
  id === null ? texts.notTold : id === self ? texts.you : (names[id] ?? texts.unknownAgent(id.slice(-4)));

/** Who was asked, by name as far as it is known. */
export function targetName({ kind, id }: { readonly kind: TargetKind; readonly id: string | null }, names: NamesById, self: string | null) {
  if (kind === 'agent') return agentName(id, names, self);
  if (id === null) return kind === 'queue' ? texts.team : texts.outsideParty;
  if (kind === 'queue') return names[id] ?? texts.unknownQueue(id.slice(-4));
  return [names[id], showNumber(id)].filter(Boolean).join(', ');
}
