import './view/desk.css';
import { render } from 'preact';
import { isReturningWindow } from './browser.ts';
import { openSession } from './open-session.ts';
import { startDesk } from './start-desk.tsx';
import { SignInPage } from './view/sign-in-page.tsx';

const root = document.getElementById('desk');
if (!root) throw new Error('index.html: #desk is missing');

const isReturning = isReturningWindow();
render(<SignInPage why={isReturning ? 'returning' : 'signing-in'} onSignIn={null} />, root);
if (!isReturning)
  await openSession(new URL('config.json', document.baseURI), {
    open: (opening) => startDesk({ ...opening, root }),
    ask: (why, onSignIn) => render(<SignInPage why={why} onSignIn={onSignIn} />, root),
  });
