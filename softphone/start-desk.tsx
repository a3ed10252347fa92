import { render } from 'preact';
import { agentBook } from './agent-book.ts';
import { browserClock as clock } from './browser.ts';
import { type CallState, newState } from './call/call-state.ts';
import { type Conductor, createConductor } from './call/conductor.ts';
import { faultReporter } from './call/fault-reporter.ts';
import { handOffWatch } from './call/hand-off-watch.ts';
import type { LegNews } from './call/leg-signal.ts';
import { legWatch } from './call/leg-watch.ts';
import { outsideGate } from './call/outside-gate.ts';
import { callMemoryStore } from './call-memory-store.ts';
import { deskActions } from './desk-actions.ts';
import { ccpUrlFor, type DeskConfig, phoneSignsInAt } from './desk-config.ts';
import { EMPTY_BOOK } from './directory/personal-book.ts';
import { sightOf } from './directory/sight.ts';
import type { PageLinkOptions } from './embed/open-page-link.ts';
import type { Session } from './identity/sign-in.ts';
import { keepDirectory } from './keep-directory.ts';
import { type KeptWritten, keepWritten } from './keep-written.ts';
import { type ActionLog, openActionLog } from './ledger/action-log.ts';
import { consultsPage } from './ledger/consults.ts';
import { contactTree } from './ledger/contact-tree.ts';
import { readDirectory } from './ledger/directory.ts';
import { followLegs } from './ledger/follow-legs.ts';
import { handOffKeeper } from './ledger/hand-off-keeper.ts';
import { readHandOffs } from './ledger/hand-offs.ts';
import { keepSocket } from './ledger/keep-socket.ts';
import { me } from './ledger/me.ts';
import { checkOutside } from './ledger/outside-check.ts';
import { postActions } from './ledger/post-actions.ts';
import { NO_SETTINGS, readSettings } from './ledger/settings.ts';
import { socketTicket } from './ledger/socket-ticket.ts';
import { logWhatWasDone } from './log-what-was-done.ts';
import { accessOf } from './open-session.ts';
import { historyReader } from './read-history.ts';
import { rememberCalls } from './remember-calls.ts';
import { openCcp } from './streams/open-ccp.ts';
import { DeskPage } from './view/desk-page.tsx';
import { type DeskProps, NOTHING_WRITTEN } from './view/desk-props.ts';
import { NO_HISTORY } from './view/history.ts';
import { pageTitle } from './view/page-title.ts';
import { texts } from './view/texts.ts';
import { warnBeforeLeaving } from './warn-before-leaving.ts';

export interface DeskOptions {
  readonly config: DeskConfig;
  readonly session: Session;
  readonly root: HTMLElement;
}

/** How often running times are drawn anew. */
const DRAW_EVERY_MS = 500;

/** What the page shows beside the state of the call. */
type Beside = Pick<
  DeskProps,
  | 'directory'
  | 'history'
  | 'book'
  | 'noMicrophone'
  | 'untoldSince'
  | 'signInTrouble'
  | 'context'
  | 'pickerAsked'
  | 'numberWord'
  | 'handOffs'
> & {
  readonly news: LegNews | null;
};

/** Puts the desk together and runs it: page, phone, ledger, state. */
export function startDesk({ config, session, root }: DeskOptions): void {
  let beside: Beside = {
    directory: { status: 'unread' },
    history: NO_HISTORY,
    book: EMPTY_BOOK,
    noMicrophone: false,
    signInTrouble: null,
    untoldSince: clock.now(),
    context: NO_SETTINGS.context,
    pickerAsked: 0,
    handOffs: [],
    numberWord: null,
    news: null,
  };
  const show = (more: Partial<Beside>): void => {
    beside = { ...beside, ...more };
    draw();
  };
  const draw = (): void => {
    const [state, now] = [desk.state(), clock.now()];
    aside(() => legs.watch(legWatch(state, now)), undefined);
    aside(() => {
      document.title = pageTitle(state, now);
    }, undefined);
    drawPage(state);
  };
  let written: KeptWritten | null = null;
  const drawPage = (state: CallState): HTMLElement => {
    const wrote = aside(() => written?.shown(state), undefined) ?? NOTHING_WRITTEN;
    return drawDesk({ ...beside, ...fixed, state, written: wrote, actions }, root);
  };

  let settings = NO_SETTINGS;
  const fixed = {
    login: session.login,
    home: config.country ?? null,
    phoneSignsInAt: phoneSignsInAt(config),
  };
  const book = agentBook({ storage: localStorage, agentArn: () => desk.state().agent?.arn, now: clock.now });
  // The page first: the phone's frame needs its place in it, and must never be moved.
  const actions = deskActions({
    config,
    session,
    parts: () => ({ desk, run, ccp, legs, directory, readHistory, book, write: keeper.actions }),
    onBook: (book) => show({ book }),
    onSignInTrouble: (signInTrouble) => show({ signInTrouble }),
  });
  const container = drawPage(newState(clock.now()));
  const ccp = openCcp(
    { container, ccpUrl: ccpUrlFor(config, session.login), loginUrl: config.loginUrl, region: config.region, title: texts.phone },
    {
      onSnapshot: (snapshot) => desk.tell({ type: 'snapshot', snapshot }),
      onTrouble: (trouble) => desk.tell({ type: 'link', link: 'phone', trouble }),
      onNoMicrophone: () => show({ noMicrophone: true }),
    },
  );
  const desk = createConductor(ccp.phone, clock, config.noAnswerMs);
  const run = outsideGate({
    desk,
    hasPolicy: () => settings.outsideNumbers !== null,
    check: (contactId, number) => checkOutside(accessOf(config, session), contactId, number),
    clock,
    onWord: (numberWord) => show({ numberWord }),
  });
  const directory = keepDirectory({
    phone: ccp.phone,
    sight: () => readDirectory(accessOf(config, session)).then(sightOf),
    say: (word) => socket.say(word),
    clock,
    onChange: (read) => show({ directory: read }),
  });
  const readHistory = historyReader({
    read: (query) => consultsPage(accessOf(config, session), query, null),
    now: clock.now,
    onChange: (history) => show({ history }),
  });
  const legs = followLegs({
    signal: { ask: (contactId) => contactTree(accessOf(config, session), contactId) },
    clock,
    onNews: (news) => {
      desk.tell({ type: 'legs', news });
      show({ news });
    },
    onTrouble: (trouble) => desk.tell({ type: 'link', link: 'ledger', trouble }),
    isTold: () => socket.isUp(),
  });
  const handOffs = handOffKeeper({
    read: (contactId) => readHandOffs(accessOf(config, session), contactId),
    clock,
    isTold: () => socket.isUp(),
    onChange: () => show({ handOffs: handOffs.state() }),
  });
  const watchHandOffs = (state: CallState): void => handOffs.watch(settings.handOffs ? handOffWatch(state) : null);
  const keeper = keepWritten({ config, session, desk, isTold: () => socket.isUp(), onChange: draw });
  written = keeper;
  const socket = keepSocket({
    ticket: () => socketTicket(accessOf(config, session)),
    open: (protocols) => new WebSocket(new URL(config.socketPath, location.href), [...protocols]),
    clock,
    random: Math.random,
    onNews: (news) => {
      if (news.type === 'contact-changed') legs.changed(news.contactIds);
      if (news.type === 'note-changed') keeper.note.changed(news.contactIds, news.version);
      if (news.type === 'hand-off-changed') handOffs.changed(news.contactIds);
      if (news.type === 'presence') directory.told(news.agents);
    },
    onChange: () => {
      show({ untoldSince: socket.isUp() ? null : clock.now() });
      legs.askNow();
      keeper.note.mayHaveMissed();
      handOffs.mayHaveMissed();
      directory.mayHaveMissed();
    },
  });
  readSettings(
    () => me(accessOf(config, session)).then(({ settings }) => settings),
    clock,
    (read) => {
      settings = read;
      keeper.askFor(read.dispositions);
      watchHandOffs(desk.state());
      show({ context: read.context });
    },
  );
  if (config.commandsFrom)
    void linkToPage(config.commandsFrom, {
      desk: {
        state: desk.state,
        run,
        endpoints: () => ccp.phone.endpoints(),
        openPicker: () => show({ pickerAsked: beside.pickerAsked + 1 }),
        writeNote: (note) => {
          for (const [field, text] of Object.entries(note)) keeper.actions.note.type(field as keyof typeof note, text);
          keeper.actions.note.send();
        },
      },
      shown: () => settings.context.attributes.map(({ key }) => key),
      settings: () => settings.crm,
      clock,
    }).then((link) => desk.onChange(link.changed), report);
  rememberCalls(desk, callMemoryStore(sessionStorage, session.login));
  logWhatWasDone(desk, actionLogOf(config, session), clock);
  // Whose the phone is shows with the first snapshot: their book is open before they press anything.
  onEachAgent(desk, () => show({ book: book.read() }));
  desk.onChange(watchHandOffs);
  desk.onChange(draw);
  warnBeforeLeaving(window, () => desk.state().call?.phase === 'connected');
  setInterval(() => (countsTime(desk.state()) || beside.untoldSince !== null) && draw(), DRAW_EVERY_MS);
  draw();
}

/** Its code is loaded only where a page may talk to the desk. */
const linkToPage = async (origins: readonly string[], options: Omit<PageLinkOptions, 'origins'>) =>
  (await import('./embed/open-page-link.ts')).openPageLink({ ...options, origins });

const actionLogOf = (config: DeskConfig, session: Session): ActionLog =>
  openActionLog({
    post: (actions) => postActions(accessOf(config, session), actions),
    storage: sessionStorage,
    login: session.login,
    after: clock.after,
    onRejected: (code) => console.warn(`The ledger refused an entry of the desk's log: ${code}`),
  });

const report = faultReporter((line) => console.error(line));

/** What the page can do without: an error in it leaves the page drawn. */
function aside<T>(work: () => T, instead: T): T {
  try {
    return work();
  } catch (fault) {
    report(fault);
    return instead;
  }
}

/** Calls back when the phone turns out to belong to somebody, or to somebody else. */
function onEachAgent(desk: Conductor, tell: () => void): void {
  let known: string | undefined;
  desk.onChange(({ agent }) => {
    if (agent?.arn === known) return;
    known = agent?.arn;
    tell();
  });
}

/** Something on the page counts time. */
const countsTime = ({ call, links }: CallState): boolean => call !== null || links.phone.state === 'down' || links.ledger.state === 'down';

/** Draws the page; the element for the CCP's frame, which stays the same. */
function drawDesk(
  { news, ...props }: Beside & Pick<DeskProps, 'state' | 'login' | 'home' | 'phoneSignsInAt' | 'written' | 'actions'>,
  root: HTMLElement,
): HTMLElement {
  const tree = news !== null && news.contactId === props.state.call?.contactId ? news : null;
  render(<DeskPage {...props} tree={tree} now={clock.now()} />, root);
  const container = root.querySelector<HTMLElement>('.phone-frame');
  if (!container) throw new Error('the page has no place for the phone');
  return container;
}
