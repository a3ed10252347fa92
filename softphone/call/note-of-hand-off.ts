import { NOTE_LIMITS } from '../../contract/limits.ts';
import type { HandedOffSession } from '../../contract/schemas/hand-off.ts';
import type { NoteText } from '../../domain/note/note.ts';

/** What of a hand-off goes into a note: into fields that are still empty, cut to what they hold. Nothing where there is nothing to add. */
export function noteOfHandOff({ reason, summary }: Pick<HandedOffSession, 'reason' | 'summary'>, draft: NoteText): Partial<NoteText> {
  return {
    ...(reason !== null && draft.reason === '' && { reason: cut(reason, NOTE_LIMITS.reason) }),
    ...(summary !== null && draft.matters === '' && { matters: cut(summary, NOTE_LIMITS.matters) }),
  };
}

/** Never half a character. */
const cut = (text: string, most: number): string => {
  const short = text.slice(0, most);
  return short.isWellFormed() || !text.isWellFormed() ? short : short.slice(0, -1);
};
