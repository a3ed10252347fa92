import { render } from 'preact';
import type { ConsultsPage } from '../../contract/schemas/consults.ts';
import type { DeskConfig } from '../desk-config.ts';
import type { Session } from '../identity/sign-in.ts';
import { consultReport, reportCsv } from '../ledger/consult-report.ts';
import { consultsCsv, consultsPage } from '../ledger/consults.ts';
import { contactTree } from '../ledger/contact-tree.ts';
import { readDispositions } from '../ledger/disposition.ts';
import { LedgerError } from '../ledger/errors.ts';
import { type Me, me as readMe } from '../ledger/me.ts';
import { accessOf, renewed } from '../open-session.ts';
import type { Detail } from './consult-detail.tsx';
import type { Log } from './consult-log.tsx';
import { filterOf, hashOf } from './filter-in-url.ts';
import { newFilter, type Question, questionOf, type ReportFilter } from './report-filter.ts';
import { type Answer, type File, ReportPage } from './report-page.tsx';
import { reportTexts as words } from './report-texts.ts';
import { saveCsv } from './save-file.ts';

export interface ReportOptions {
  readonly config: DeskConfig;
  readonly session: Session;
  readonly root: HTMLElement;
}

/** All that is shown beside who has signed in. */
interface Shown {
  readonly me: Me | null;
  readonly filter: ReportFilter;
  readonly answer: Answer;
  readonly log: Log;
  readonly details: ReadonlyMap<string, Detail>;
  readonly saving: string;
}

/** Where a tab keeps the agent of the filter, who must not stand in an address. */
const AGENT_KEY = 'report-agent';
const NO_LOG: Log = { state: 'reading', consults: [], names: {}, dispositions: {}, next: null };

/** Runs the report page: asks the ledger whenever the filter changes; only the newest question's answers are shown. */
export function startReport({ config, session, root }: ReportOptions): void {
  // A month of quarters of an hour takes the ledger a second or two.
  const access = { ...accessOf(config, session), withinMs: 20_000 };
  const filter = filterOf(location.hash, sessionStorage.getItem(AGENT_KEY), newFilter(Date.now()));
  let shown: Shown = { me: null, filter, answer: { state: 'reading' }, log: NO_LOG, details: new Map(), saving: '' };
  let asked = 0;

  const show = (more: Partial<Shown>): void => {
    shown = { ...shown, ...more };
    const labels = labelsOf(shown.me);
    render(<ReportPage {...shown} {...actions} labels={labels} login={session.login} />, root);
  };
  const fail = (error: unknown): void => show({ answer: { state: 'failed', why: whyOf(error) } });
  const question = (): Question | null => questionOf(shown.filter, Date.now(), shown.me?.supervisor ? null : (shown.me?.agent ?? ''));

  const ask = (): void => {
    asked += 1;
    const turn = asked;
    if (!shown.me) begin();
    else answer(question(), turn);
  };
  const answer = (wanted: Question | null, turn: number): void => {
    if (wanted === null) {
      show({ answer: { state: 'failed', why: 'days' }, saving: '' });
      return;
    }
    show({ answer: { state: 'reading' }, log: NO_LOG, details: new Map(), saving: '' });
    consultReport(access, wanted.figures).then(
      (report) => turn === asked && show({ answer: { state: 'read', report } }),
      (error: unknown) => turn === asked && fail(error),
    );
    readLog(wanted, turn);
  };
  const begin = (): void => {
    readMe(access).then((me) => {
      show({ me });
      ask();
    }, fail);
  };
  const readLog = ({ list }: Question, turn: number): void => {
    const { log } = shown;
    show({ log: { ...log, state: 'reading' } });
    consultsPage(access, list, log.next).then(
      (page) => turn === asked && show({ log: { state: 'read', ...withPage(log, page) } }),
      () => turn === asked && show({ log: { ...log, state: 'failed' } }),
    );
  };
  const open = (contactId: string): void => {
    const keep = (detail: Detail) => shown.details.has(contactId) && show({ details: new Map([...shown.details, [contactId, detail]]) });
    show({ details: new Map([...shown.details, [contactId, { state: 'reading' }]]) });
    Promise.all([contactTree(access, contactId), readDispositions(access, contactId)]).then(
      ([tree, said]) => keep({ state: 'read', tree, said }),
      () => keep({ state: 'failed' }),
    );
  };
  const save = async (file: File, { figures, list }: Question): Promise<void> => {
    show({ saving: words.saving(0) });
    const [from, to] = [list.from, list.to].map((instant) => instant.slice(0, 'YYYY-MM-DD'.length));
    const csv =
      file === 'figures' ? reportCsv(access, figures) : consultsCsv(access, list, (pages) => show({ saving: words.saving(pages) }));
    await csv.then(
      (text) => {
        saveCsv(`${file}-${from}-${to}`, text);
        show({ saving: words.saved });
      },
      () => show({ saving: words.notSaved }),
    );
  };

  const actions = {
    onFilter: (next: ReportFilter) => {
      show({ filter: next });
      history.replaceState(null, '', hashOf(next));
      if (next.of.by === 'agent') sessionStorage.setItem(AGENT_KEY, next.of.id);
      else sessionStorage.removeItem(AGENT_KEY);
      ask();
    },
    onRefresh: ask,
    onToggle: (contactId: string) => {
      if (shown.details.has(contactId)) show({ details: new Map([...shown.details].filter(([id]) => id !== contactId)) });
      else open(contactId);
    },
    onMore: () => {
      const wanted = question();
      if (wanted) readLog(wanted, asked);
    },
    onSave: (file: File) => {
      const wanted = question();
      if (wanted) void save(file, wanted);
    },
    onSignOut: () => session.signOut(),
    onSignInAgain: () => {
      void renewed(config, session).then((trouble) => trouble === null && ask());
    },
  };
  ask();
}

/** What each code of a disposition is called. */
const labelsOf = (me: Me | null): ReadonlyMap<string, string> =>
  new Map(me?.settings.dispositions.flatMap(({ codes }) => codes.map(({ code, label }) => [code, label] as const)));

function whyOf(error: unknown): keyof typeof words.failed {
  if (!(error instanceof LedgerError)) throw error;
  return error.code in words.failed ? (error.code as keyof typeof words.failed) : 'other';
}

/** The log with one page more behind it. */
const withPage = (log: Log, { consults, names, dispositions, next }: ConsultsPage): Omit<Log, 'state'> => ({
  consults: [...log.consults, ...consults],
  names: { ...log.names, ...names },
  dispositions: { ...log.dispositions, ...dispositions },
  next,
});
