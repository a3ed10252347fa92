import './report.css';
import { render } from 'preact';
import { openSession } from '../open-session.ts';
import { SignInPage } from '../view/sign-in-page.tsx';
import { startReport } from './start-report.tsx';

const root = document.getElementById('report');
if (!root) throw new Error('report/index.html: #report is missing');

render(<SignInPage problem={null} onSignIn={() => {}} />, root);
const opening = await openSession(new URL('../config.json', document.baseURI));
if (opening.state === 'open') startReport({ ...opening, root });
if (opening.state === 'failed') render(<SignInPage problem={opening.code} onSignIn={opening.again} />, root);
