import { options, render } from 'preact';
import '../../../softphone/view/desk.css';
import { EMPTY_BOOK, type PersonalBook } from '../../../softphone/directory/personal-book.ts';
import { DeskPage } from '../../../softphone/view/desk-page.tsx';
import { type DeskActions, NOTHING_WRITTEN } from '../../../softphone/view/desk-props.ts';
import { NO_HISTORY } from '../../../softphone/view/history.ts';
import { pageTitle } from '../../../softphone/view/page-title.ts';
import { CONTEXT, OPENERS, SCENES } from './scenes.ts';

declare global {
  /** Draws one scene. What the page asks for from then on is written down in `asked`. */
  var showScene: (name: string) => void;
  var asked: string[];
  /** From now on the component of this name throws when it is drawn; null: none does. */
  var breakPanel: (component: string | null, message: string) => void;
  /** Draws the scene once more, as each change and each second do. */
  var drawAgain: () => void;
  /** Draws the scene with another call. */
  var moveOn: () => void;
  /** Every scene, with the button that opens its dialog if it has one. */
  var scenes: readonly { readonly name: string; readonly opener: string | null }[];
}

globalThis.asked = [];
globalThis.scenes = Object.keys(SCENES).map((name) => ({ name, opener: OPENERS[name] ?? null }));

const note =
  (what: string) =>
  (...args: readonly unknown[]): void => {
    const told = args.filter((arg) => !(arg instanceof Event)).map((arg) => JSON.stringify(arg));
    globalThis.asked.push([what, ...told].join(' '));
  };

const actions = {
  press: note('press'),
  dismiss: note('dismiss'),
  openDirectory: note('openDirectory'),
  closeDirectory: note('closeDirectory'),
  readHistory: note('readHistory'),
  retryPhone: note('retryPhone'),
  retryLedger: note('retryLedger'),
  openPhoneSignIn: note('openPhoneSignIn'),
  signInAgain: note('signInAgain'),
  signOut: note('signOut'),
  written: {
    note: { type: note('type'), send: note('send'), takeTheirs: note('takeTheirs') },
    say: note('say'),
    sayOwed: note('sayOwed'),
    closeOwed: note('closeOwed'),
  },
};

globalThis.showScene = (name) => {
  const scene = SCENES[name]?.();
  const root = document.getElementById('desk');
  if (!scene || !root) throw new Error(`no scene ${name}`);
  render(null, root);
  globalThis.asked = [];
  scene.desk.clock.pass(scene.after ?? 0);
  const [state, now] = [scene.desk.state(), scene.desk.clock.now()];
  document.title = pageTitle(state, now);
  const beside = {
    written: NOTHING_WRITTEN,
    context: CONTEXT,
    login: 'alice',
    directory: { status: 'unread' } as const,
    history: NO_HISTORY,
    home: 'US' as const,
    tree: null,
    noMicrophone: false,
    phoneSignsInAt: null,
    signInTrouble: null,
    untoldSince: null,
    pickerAsked: 0,
    handOffs: [],
    numberWord: null,
  };
  const draw = (book: PersonalBook, shown = state): void => {
    const changeBook: DeskActions['changeBook'] = (how) => draw(how(book));
    render(<DeskPage {...{ now, ...beside, ...scene.more, state: shown, book, actions: { ...actions, changeBook } }} />, root);
  };
  globalThis.drawAgain = () => draw(EMPTY_BOOK);
  globalThis.moveOn = () => draw(EMPTY_BOOK, { ...state, call: state.call && { ...state.call, contactId: 'c9' } });
  draw(scene.more?.book ?? EMPTY_BOOK);
};

let broken: { readonly component: string; readonly message: string } | null = null;
globalThis.breakPanel = (component, message) => {
  broken = component === null ? null : { component, message };
};

const made = options.vnode;
options.vnode = (vnode) => {
  const { type } = vnode;
  if (typeof type === 'function' && broken?.component === type.name) {
    const { message } = broken;
    vnode.type = () => {
      throw new Error(message);
    };
  }
  made?.(vnode);
};
