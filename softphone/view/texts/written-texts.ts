import type { NoteField } from '../../../contract/limits.ts';
import type { NoteTrouble } from '../../call/note.ts';

/** What stands beside a call: the note, what is known of the caller, and what it was about. */
export const writtenTexts = {
  note: {
    title: 'Hand-over note',
    fields: { reason: 'Reason', matters: 'What matters', tried: 'What was tried' } satisfies Record<NoteField, string>,
    send: 'Send',
    keys: 'Ctrl+Enter',
    nothingToSend: 'Nothing new to send.',
    noCall: 'Once you are on a call: why you ask somebody, in a few words. It reaches them before they answer.',
    none: 'No note came with this call.',
    reading: 'Looking for a note…',
    empty: 'It reaches whoever you ask, before they answer.',
    unsent: 'Not sent. It goes when you consult somebody, or with Send.',
    sending: 'Sending…',
    sentByYou: (time: string) => `Sent at ${time}.`,
    from: (name: string, time: string) => `From ${name}, ${time}.`,
    earlier: (count: number) => (count === 1 ? '1 earlier version' : `${count} earlier versions`),
    earlierByYou: (time: string) => `By you, ${time}`,
    earlierBy: (name: string, time: string) => `By ${name}, ${time}`,
    overtaken: (name: string) => `Written since by ${name}. Send puts yours in its place.`,
    somebody: 'a colleague',
    theirs: 'Theirs',
    takeTheirs: 'Take theirs',
    trouble: {
      changed: 'Not sent: somebody wrote at the same time.',
      refused: 'Not sent: the records do not show you on this call.',
      'not-known-yet': 'Not sent yet: the records do not show you on this call yet. It is tried again.',
      'signed-out': 'Not sent: your sign-in has run out. It is kept here and tried again.',
      unreachable: 'Not sent yet: it cannot be reached where notes are kept. It is tried again.',
    } satisfies Record<NoteTrouble, string>,
  },
  context: {
    title: 'About this call',
    none: 'What is known of the caller shows here.',
    nothing: 'Nothing is known of this caller.',
    openCase: 'Open the case',
  },
  wrapUp: {
    title: 'What was it about?',
    required: 'Needed before Clear.',
    notes: 'Notes',
    kept: 'Kept.',
    keeping: 'Being sent…',
    retrying: 'Not sent yet. It is tried again, also after Clear.',
    refused: 'Not kept: the records do not show this as your call.',
    choose: 'Choose one.',
    owed: {
      title: 'A call before this one',
      which: (number: string | null, time: string) =>
        `Your call${number === null ? '' : ` with ${number}`} ended at ${time}. Say what it was about.`,
      more: (count: number) => (count === 1 ? '1 more call after it.' : `${count} more calls after it.`),
      done: 'Done',
      discard: 'Discard the text',
    },
  },
} as const;
