import { invalid } from './errors.ts';
import type { ChatItem } from './model.ts';
import type { ChatOperation } from './operation.ts';

const LARGEST_PAGE = 100;

/** GetTranscript: one page of what was written, from a position forwards or backwards, in the order asked for. */
export const getTranscript: ChatOperation = {
  limitedAs: 'GetTranscript',
  bearer: 'connection',
  run: (_core, { call, chat }, input) => {
    const { ContactId, MaxResults = 10, ScanDirection = 'BACKWARD', SortOrder = 'DESCENDING', NextToken, StartPosition } = input;
    if (ContactId !== undefined && !call.contacts.some(({ contactId }) => contactId === ContactId))
      throw invalid('ContactId is not valid.');
    const size = Number(MaxResults);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) throw invalid('MaxResults is not valid.');
    const backward = ScanDirection === 'BACKWARD';
    const from = NextToken === undefined ? startOf(chat.items, Object(StartPosition), backward) : Number(NextToken);
    const page = backward ? chat.items.slice(Math.max(0, from - size), from) : chat.items.slice(from, from + size);
    const next = backward ? from - size : from + size;
    const more = backward ? next > 0 : next < chat.items.length;
    return {
      InitialContactId: call.rootContactId,
      Transcript: SortOrder === 'ASCENDING' ? page : page.toReversed(),
      ...(more && { NextToken: String(next) }),
    };
  },
};

/** Backwards: the index behind the newest item of the page; forwards: that of its oldest. */
function startOf(items: readonly ChatItem[], position: Readonly<Record<string, unknown>>, backward: boolean): number {
  const { Id, AbsoluteTime, MostRecent } = position;
  if (typeof MostRecent === 'number') return Math.max(0, items.length - (backward ? 0 : MostRecent));
  if (typeof Id === 'string') {
    const index = items.findIndex((item) => item.Id === Id);
    if (index < 0) throw invalid('StartPosition is not valid.');
    return backward ? index + 1 : index;
  }
  if (typeof AbsoluteTime === 'string') {
    const index = items.findIndex((item) => (backward ? item.AbsoluteTime > AbsoluteTime : item.AbsoluteTime >= AbsoluteTime));
    return index < 0 ? items.length : index;
  }
  return backward ? items.length : 0;
}
