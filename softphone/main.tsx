import './view/desk.css';
import { render } from 'preact';
import { openSession } from './open-session.ts';
import { startDesk } from './start-desk.tsx';
import { SignInPage } from './view/sign-in-page.tsx';

const root = document.getElementById('desk');
if (!root) throw new Error('index.html: #desk is missing');

render(<SignInPage problem={null} onSignIn={() => {}} />, root);
const opening = await openSession(new URL('config.json', document.baseURI));
if (opening.state === 'open') startDesk({ ...opening, root });
if (opening.state === 'failed') render(<SignInPage problem={opening.code} onSignIn={opening.again} />, root);
