import type { Mask } from '../../../../contract/masks.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Note, NoteVersion } from '../../../../contract/schemas/note.ts';
import { NOTE_WANTED, noteToPut } from '../../../../contract/schemas/note.ts';
import { maskDigits } from '../../../../domain/masking/mask-digits.ts';
import { type NoteText, sameText } from '../../../../domain/note/note.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, findCall } from '../../../api/find-call.ts';
import { readBody } from '../../../api/read-body.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import { type NoteWrite, putNote as putInStore, putNoteNews } from '../../../store/note.ts';
import { mirrorNote } from './mirror-note.ts';

/** What the config says of notes. */
export interface NotePolicy {
  readonly masks: readonly Mask[];
  readonly keepDays: number;
  readonly mirror: boolean;
}

const DAY_SECONDS = 86_400;

/**
 * Writes the hand-over note of a call for one of its agents, over the version they have read: whoever has not read the newest is told so
 * (`docs/api.md`). The same request again changes nothing and is answered the same.
 * @throws what the SDK throws; the request may be sent again
 */
export async function putNote(
  request: CallRequest & { readonly body: string | undefined },
  policy: NotePolicy,
  shelf: RouteShelf,
): Promise<RouteAnswer<'put-note'>> {
  const read = readBody(noteToPut, request.body, NOTE_WANTED);
  if (!read.ok) return read.answer;
  const found = await findCall(request, ({ userArn, legs }) => partyOf(legs, userArn), shelf.directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId, userArn } = found.call;
  const { nowMs } = request;
  const { version, ...text } = read.body;
  const note = { ...masked(text, policy.masks), version: version + 1, by: userArn ?? '', at: new Date(nowMs).toISOString() };
  const expiresAt = Math.floor(nowMs / 1000) + policy.keepDays * DAY_SECONDS;
  const { wrote, note: kept } = await putInStore(shelf.directory.ledger, { root: rootContactId, note, expiresAt, nowMs });
  if (kept === null || !(wrote || isRepeated(note, kept))) return PROBLEM.noteChanged;
  if (wrote) {
    shelf.metrics.count(METRICS.notesWritten);
    await tellOfNote({ root: rootContactId, note, expiresAt }, shelf);
  }
  const mirrored = policy.mirror && (await mirrorNote(shelf.directory, rootContactId, kept, shelf));
  return { status: 200, body: { contactId, rootContactId, note: kept, mirrored } };
}

/** Other desks hear of it at once; without that they read it before long. */
async function tellOfNote(written: Omit<NoteWrite, 'nowMs'>, { directory, metrics, log }: RouteShelf): Promise<void> {
  await putNoteNews(directory.ledger, written).catch((error: unknown) => {
    metrics.count(METRICS.noteNewsFailed);
    log.warn('A note was kept, but desks were not told of it.', { rootContactId: written.root, error });
  });
}

/** What would be written stands there already: the answer to its first request was lost. */
const isRepeated = (note: NoteText & NoteVersion, kept: Note): boolean =>
  kept.version === note.version && kept.by === note.by && sameText(kept, note);

const masked = ({ reason, matters, tried }: NoteText, masks: readonly Mask[]): NoteText => ({
  reason: maskDigits(reason, masks),
  matters: maskDigits(matters, masks),
  tried: maskDigits(tried, masks),
});
