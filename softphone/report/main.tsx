import './report.css';
import { render } from 'preact';
import { consultReport } from '../ledger/consult-report.ts';
import { accessOf, askAgain, openSession } from '../open-session.ts';
import { SignInPage } from '../view/sign-in-page.tsx';
import { ReportPage } from './report-page.tsx';

const root = document.getElementById('report');
if (!root) throw new Error('report/index.html: #report is missing');

render(<SignInPage problem={null} onSignIn={() => {}} />, root);
const opening = await openSession(new URL('../config.json', document.baseURI));
if (opening.state === 'failed') render(<SignInPage problem={opening.code} onSignIn={opening.again} />, root);
if (opening.state === 'open') {
  const { config, session } = opening;
  // A month of quarters of an hour takes the API a second or two.
  const access = { ...accessOf(config, session), withinMs: 20_000 };
  render(
    <ReportPage
      login={session.login}
      now={() => new Date()}
      read={(query) => consultReport(access, query)}
      onSignOut={() => session.signOut()}
      onSignInAgain={() => askAgain(config)}
    />,
    root,
  );
}
