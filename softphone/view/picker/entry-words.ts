import type { AgentPresence, DirectoryEntry, TeamLoad } from '../../directory/entry.ts';
import { type Country, countryOf, showLocally, showNumber } from '../../directory/phone-number.ts';
import { formatDuration } from '../format-duration.ts';
import { formatSpan } from '../format-span.ts';
import { texts } from '../texts.ts';

const { picker } = texts;

/** What an entry is called: its name, else its number. */
export const entryName = ({ name, number }: DirectoryEntry): string => name ?? (number === null ? texts.unknownNumber : showNumber(number));

/** What it would mean to ask them: where an agent is, how busy a team is, where a number leads and that it may cost money. */
export function entryDetail(entry: DirectoryEntry, { nowMs, home }: { readonly nowMs: number; readonly home: Country | null }): string {
  if (entry.kind === 'agent') return presenceWords(entry.presence, nowMs);
  if (entry.kind === 'queue') return teamWords(entry.team);
  return outsideWords(entry, home);
}

function presenceWords(presence: AgentPresence | undefined, nowMs: number): string {
  if (!presence) return picker.presence.unknown;
  const word = picker.presence[presence.state];
  return presence.sinceMs === null ? word : picker.since(word, formatSpan(nowMs - presence.sinceMs));
}

function teamWords(team: TeamLoad | undefined): string {
  if (!team) return picker.teamUnknown;
  const { agentsFree, contactsWaiting, oldestWaitMs } = team;
  const wait = oldestWaitMs === null ? [] : [picker.longestWait(formatDuration(oldestWaitMs))];
  return [picker.free(agentsFree), picker.waiting(contactsWaiting), ...wait].join(' · ');
}

function outsideWords({ name, number }: DirectoryEntry, home: Country | null): string {
  if (number === null) return picker.costs;
  const country = countryOf(number);
  const beside = name === null ? showLocally(number, home) : showNumber(number);
  return [beside, country && countryName(country), picker.costs].filter(Boolean).join(' · ');
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });
const countryName = (country: Country): string => REGIONS.of(country) ?? country;
