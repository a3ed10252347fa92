import type { HandOff } from '../../contract/schemas/hand-off.ts';
import type { CallState } from '../call/call-state.ts';
import type { Command } from '../call/command.ts';
import { NOTHING_SAID, type QueueDispositions, type SaidOfCall } from '../call/disposition.ts';
import type { NoteState } from '../call/note.ts';
import type { NumberWord } from '../call/outside-gate.ts';
import type { PhoneErrorCode } from '../call/phone.ts';
import type { DirectoryEntry } from '../directory/entry.ts';
import type { PersonalBook } from '../directory/personal-book.ts';
import type { Country } from '../directory/phone-number.ts';
import type { ContextConfig } from './context-panel.tsx';
import type { History } from './history.ts';
import type { LegTreeInput } from './leg-rows.ts';
import type { NoteActions } from './note-panel.tsx';
import type { texts } from './texts.ts';

/** Who can be asked, as far as it has been read. */
export type Directory =
  | { readonly status: 'unread' | 'reading' }
  | { readonly status: 'read'; readonly endpoints: readonly DirectoryEntry[]; readonly old?: OldDirectory }
  | { readonly status: 'failed'; readonly code: PhoneErrorCode };

/** The list was read at `readAtMs` of the browser's clock, and could not be read again since. */
export interface OldDirectory {
  readonly readAtMs: number;
  readonly code: PhoneErrorCode;
}

/** What agents write on a call, as the desk knows it. */
export interface Written {
  /** Of the call on stage; null while there is none to write about. */
  readonly note: NoteState | null;
  readonly mayWrite: boolean;
  /** What is asked now that the call has ended; null when nothing is. */
  readonly asks: QueueDispositions | null;
  readonly said: SaidOfCall;
  /** The oldest call that has left the desk and is still asked about; null when there is none. */
  readonly owed: OwedCall | null;
}

/** A call that has left the desk before its agent had said what it was about. */
export interface OwedCall {
  readonly contactId: string;
  readonly asks: QueueDispositions;
  readonly said: SaidOfCall;
  /** The customer's number; null where it is not known. */
  readonly number: string | null;
  /** Milliseconds of the browser's clock. */
  readonly leftAtMs: number;
  /** How many more wait behind it. */
  readonly more: number;
}

/** Before there is anything. */
export const NOTHING_WRITTEN: Written = { note: null, mayWrite: false, asks: null, said: NOTHING_SAID, owed: null };

export interface WrittenActions {
  readonly note: NoteActions;
  say(what: Partial<Pick<SaidOfCall, 'code' | 'notes'>>): void;
  /** The same of a call that has left the desk. */
  sayOwed(contactId: string, what: Partial<Pick<SaidOfCall, 'code' | 'notes'>>): void;
  /** Nothing more is said of it. */
  closeOwed(contactId: string): void;
}

/** All the page can ask for. */
export interface DeskActions {
  press(command: Command): void;
  dismiss(): void;
  /** Somebody looks who can be asked, or asks to look again. */
  openDirectory(): void;
  closeDirectory(): void;
  /** Reads the agent's own consults. */
  readHistory(): void;
  /** Changes what the agent's picker remembers. */
  changeBook(how: (book: PersonalBook) => PersonalBook): void;
  readonly written: WrittenActions;
  retryPhone(): void;
  retryLedger(): void;
  /** Opens the CCP's own sign-in page in a window, by a click: browsers block it otherwise. */
  openPhoneSignIn(): void;
  signInAgain(): void;
  signOut(): void;
}

/** All the page shows. */
export interface DeskProps {
  readonly state: CallState;
  /** Milliseconds of the browser's clock; the page is drawn anew each second for its timers. */
  readonly now: number;
  /** The Connect login of the person who signed in. */
  readonly login: string;
  readonly directory: Directory;
  /** What the agent's picker remembers. */
  readonly book: PersonalBook;
  /** Where numbers without `+` belong; null when the site has not said. */
  readonly home: Country | null;
  readonly history: History;
  /** The legs of the call on stage; null before they are known. */
  readonly tree: LegTreeInput | null;
  readonly written: Written;
  /** What AI agents handed over with the call. */
  readonly handOffs: readonly HandOff[];
  /** What the site wants shown of a call. */
  readonly context: ContextConfig;
  readonly noMicrophone: boolean;
  /** The host at which people sign in to the phone; null when the phone's own page asks them. */
  readonly phoneSignsInAt: string | null;
  /** Why signing in again did not work; null when nothing is known to be wrong with it. */
  readonly signInTrouble: keyof typeof texts.signInStates | null;
  /** Since when nothing has told the desk of changes by itself, in milliseconds of the browser's clock; null while something does. */
  readonly untoldSince: number | null;
  /** What is said of an outside number that is dialled; null for nothing. */
  readonly numberWord: NumberWord | null;
  /** How often the page around the desk has asked for the picker. */
  readonly pickerAsked: number;
  readonly actions: DeskActions;
}
