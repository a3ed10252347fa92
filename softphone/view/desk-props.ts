import type { CallState } from '../call/call-state.ts';
import type { Command } from '../call/command.ts';
import type { PhoneErrorCode } from '../call/phone.ts';
import type { DirectoryEntry } from '../directory/entry.ts';
import type { PersonalBook } from '../directory/personal-book.ts';
import type { Country } from '../directory/phone-number.ts';
import type { LegTreeInput } from './leg-rows.ts';

/** Who can be asked, as far as it has been read. */
export type Directory =
  | { readonly status: 'unread' | 'reading' }
  | { readonly status: 'read'; readonly endpoints: readonly DirectoryEntry[] }
  | { readonly status: 'failed'; readonly code: PhoneErrorCode };

/** All the page can ask for. */
export interface DeskActions {
  press(command: Command): void;
  dismiss(): void;
  readDirectory(): void;
  /** Changes what the agent's picker remembers. */
  changeBook(how: (book: PersonalBook) => PersonalBook): void;
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
  /** The legs of the call on stage; null before they are known. */
  readonly tree: LegTreeInput | null;
  readonly noMicrophone: boolean;
  readonly actions: DeskActions;
}
