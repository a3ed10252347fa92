import './report.css';
import { render } from 'preact';
import { isReturningWindow } from '../browser.ts';
import { openSession } from '../open-session.ts';
import { SignInPage } from '../view/sign-in-page.tsx';
import { startReport } from './start-report.tsx';

const root = document.getElementById('report');
if (!root) throw new Error('report/index.html: #report is missing');

const isReturning = isReturningWindow();
render(<SignInPage why={isReturning ? 'returning' : 'signing-in'} onSignIn={null} />, root);
if (!isReturning)
  await openSession(new URL('../config.json', document.baseURI), {
    open: (opening) => startReport({ ...opening, root }),
    ask: (why, onSignIn) => render(<SignInPage why={why} onSignIn={onSignIn} />, root),
  });
