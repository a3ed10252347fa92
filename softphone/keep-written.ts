import { browserClock as clock } from './browser.ts';
import { type CallState, picture } from './call/call-state.ts';
import type { Conductor } from './call/conductor.ts';
import { asksAfter, type QueueDispositions, type SaidOfCall } from './call/disposition.ts';
import { isLeftUnsaid, type SayableCall } from './call/left-unsaid.ts';
import { mayWriteNote, noteWatch } from './call/note-watch.ts';
import type { DeskConfig } from './desk-config.ts';
import type { Session } from './identity/sign-in.ts';
import { putDisposition } from './ledger/disposition.ts';
import { openDispositionLog } from './ledger/disposition-log.ts';
import { readNote, writeNote } from './ledger/note.ts';
import { type NoteKeeper, noteKeeper } from './ledger/note-keeper.ts';
import { type OwedDisposition, owedDispositions } from './ledger/owed-dispositions.ts';
import { accessOf } from './open-session.ts';
import type { OwedCall, Written, WrittenActions } from './view/desk-props.ts';

export interface KeepWrittenOptions {
  readonly config: DeskConfig;
  readonly session: Session;
  readonly desk: Conductor;
  /** Whether the product tells by itself now that a note changed. */
  readonly isTold: () => boolean;
  /** Something that is shown has changed. */
  readonly onChange: () => void;
}

/** What agents write on a call, in step with the call on stage. */
export interface KeptWritten {
  shown(state: CallState): Written;
  readonly actions: WrittenActions;
  readonly note: Pick<NoteKeeper, 'changed' | 'mayHaveMissed'>;
  /** From now on this is asked after calls; nothing is before. */
  askFor(dispositions: readonly QueueDispositions[]): void;
}

/** Keeps the note and the disposition of the call on stage: read, sent, over a reload. */
export function keepWritten({ config, session, desk, isTold, onChange }: KeepWrittenOptions): KeptWritten {
  const access = accessOf(config, session);
  const note = noteKeeper({
    read: (contactId) => readNote(access, contactId),
    write: (contactId, text) => writeNote(access, contactId, text),
    clock,
    isTold,
    storage: sessionStorage,
    login: session.login,
    onChange,
  });
  const log = openDispositionLog({
    put: (contactId, said) => putDisposition(access, contactId, said),
    storage: sessionStorage,
    login: session.login,
    after: clock.after,
    onChange: () => {
      tellOwing(desk.state());
      onChange();
    },
  });
  const owed = owedDispositions(sessionStorage, session.login);
  let dispositions: readonly QueueDispositions[] = [];
  let onStage: SayableCall | null = null;
  const asks = ({ call }: CallState) => (call ? asksAfter(dispositions, call) : null);
  const said = ({ call }: CallState) => log.said(call?.contactId ?? '');
  const tellOwing = (state: CallState): void => {
    if (state.call === null) return;
    const owes = asks(state)?.required === true && said(state).code === null;
    desk.tell({ type: 'owes-disposition', contactId: state.call.contactId, owes });
  };
  /** A call may leave before its agent has said anything: cleared in another softphone, by Connect's own time limit, with the next status. */
  const keepAsking = (now: SayableCall | null): void => {
    if (onStage && onStage.contactId !== now?.contactId && isLeftUnsaid(onStage, log.said(onStage.contactId))) {
      const { contactId, asks: asked, number } = onStage;
      if (asked) owed.add({ contactId, asks: asked, number, leftAtMs: clock.now() });
    }
    onStage = now;
    // It was only out of sight.
    if (now && owed.all().some(({ contactId }) => contactId === now.contactId)) owed.remove(now.contactId);
    log.asksAbout([...(now ? [now.contactId] : []), ...owed.all().map(({ contactId }) => contactId)]);
  };
  const closeOwed = (contactId: string): void => {
    owed.remove(contactId);
    keepAsking(onStage);
    onChange();
  };
  desk.onChange((state) => {
    note.watch(noteWatch(state));
    // Before the first snapshot it is not known which call is on stage.
    if (state.agent) keepAsking(sayable(state, asks(state)));
    tellOwing(state);
  });
  return {
    note,
    askFor: (all) => {
      dispositions = all;
      tellOwing(desk.state());
    },
    shown: (state) => ({
      note: note.state(),
      mayWrite: mayWriteNote(state),
      asks: picture(state)?.phase === 'wrap-up' && state.memory?.talked ? asks(state) : null,
      said: said(state),
      owed: oldestOf(owed.all(), log.said),
    }),
    actions: {
      note: { type: note.type, send: note.send, takeTheirs: note.takeTheirs },
      say: (what) => {
        const { call } = desk.state();
        if (call) log.say(call.contactId, what);
      },
      sayOwed: log.say,
      closeOwed,
    },
  };
}

function sayable({ call, memory }: CallState, asks: QueueDispositions | null): SayableCall | null {
  if (!call) return null;
  const number = call.lines.find(({ role }) => role === 'customer')?.number ?? null;
  return { contactId: call.contactId, asks, talked: memory?.talked === true, number };
}

function oldestOf(all: readonly OwedDisposition[], said: (contactId: string) => SaidOfCall): OwedCall | null {
  const [oldest] = all;
  return oldest ? { ...oldest, said: said(oldest.contactId), more: all.length - 1 } : null;
}
