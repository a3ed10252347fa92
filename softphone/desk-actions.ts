import type { AgentBook } from './agent-book.ts';
import type { Conductor } from './call/conductor.ts';
import { type DeskConfig, phoneSignInUrl } from './desk-config.ts';
import type { PersonalBook } from './directory/personal-book.ts';
import type { SignInErrorCode } from './identity/errors.ts';
import type { Session } from './identity/sign-in.ts';
import type { KeptDirectory } from './keep-directory.ts';
import type { LegFollower } from './ledger/follow-legs.ts';
import { renewed } from './open-session.ts';
import type { Ccp } from './streams/open-ccp.ts';
import type { DeskActions, WrittenActions } from './view/desk-props.ts';

/** What the buttons act on. */
export interface Parts {
  readonly desk: Conductor;
  /** As the desk runs commands, the policy of outside numbers asked first. */
  readonly run: Conductor['run'];
  readonly ccp: Ccp;
  readonly legs: LegFollower;
  readonly directory: KeptDirectory;
  readonly readHistory: (ownArn: string) => void;
  readonly book: AgentBook;
  readonly write: WrittenActions;
}

export interface ActionsOptions {
  readonly config: DeskConfig;
  readonly session: Session;
  readonly parts: () => Parts;
  /** What the agent's picker remembers has changed. */
  readonly onBook: (book: PersonalBook) => void;
  /** Signing in again did not work; null: it is tried, or it did. */
  readonly onSignInTrouble: (why: SignInErrorCode | null) => void;
}

/** What the page's buttons do. `parts` are asked when one is pressed: the page is drawn before they exist. */
export function deskActions({ config, session, parts, onBook, onSignInTrouble }: ActionsOptions): DeskActions {
  return {
    press: (command) => {
      // What is written goes along; the call waits for nothing.
      if (command.name === 'Consult') parts().write.note.send();
      void parts().run(command);
    },
    dismiss: () => parts().desk.tell({ type: 'dismiss' }),
    openDirectory: () => {
      onBook(parts().book.read());
      parts().directory.open();
    },
    readHistory: () => {
      const { agent } = parts().desk.state();
      if (agent) parts().readHistory(agent.arn);
    },
    closeDirectory: () => parts().directory.close(),
    changeBook: (how) => onBook(parts().book.change(how)),
    written: {
      note: {
        type: (field, text) => parts().write.note.type(field, text),
        send: () => parts().write.note.send(),
        takeTheirs: () => parts().write.note.takeTheirs(),
      },
      say: (what) => parts().write.say(what),
      sayOwed: (contactId, what) => parts().write.sayOwed(contactId, what),
      closeOwed: (contactId) => parts().write.closeOwed(contactId),
    },
    retryPhone: () => parts().ccp.retry(),
    retryLedger: () => parts().legs.askNow(),
    openPhoneSignIn: () => window.open(phoneSignInUrl(config, session.login), '_blank'),
    signInAgain: () => {
      onSignInTrouble(null);
      void renewed(config, session).then((trouble) => {
        onSignInTrouble(trouble);
        if (trouble === null) parts().legs.askNow();
      });
    },
    signOut: () => session.signOut(),
  };
}
