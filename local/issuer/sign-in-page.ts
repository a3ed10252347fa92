import { createHash } from 'node:crypto';
import type { HttpResponse } from './http-message.ts';
import { type Person, type Registration, redirectOriginsOf } from './registration.ts';

/** What the sign-in page shows and where its buttons lead. */
export interface SignInPage {
  readonly registration: Registration;
  /** The person the client expects (`login_hint`): the big first button. */
  readonly expected: Person | undefined;
  /** `/authorize` with the request's own parameters. */
  readonly action: string;
}

/** The page that asks who somebody is; every button signs in the person it names. */
export function signInPage({ registration, expected, action }: SignInPage): HttpResponse {
  const others = registration.people.filter((person) => person !== expected);
  const main = `<h1>Who is signing in?</h1>
<p>This sign-in belongs to the local run: no password is asked.</p>
<form method="post" action="${escapeHtml(action)}">
${expected ? personButton(expected, 'expected') : ''}
${expected && others.length > 0 ? '<h2>Somebody else</h2>' : ''}
<ul>${others.map((person) => `<li>${personButton(person, 'other')}</li>`).join('\n')}</ul>
</form>`;
  return htmlPage({ status: 200, title: 'Sign in', main, registration });
}

/** A refusal that must not be sent to the client, in words. */
export const refusalPage = (registration: Registration, description: string): HttpResponse =>
  htmlPage({ status: 400, title: 'Sign-in refused', main: `<h1>Sign-in refused</h1><p>${escapeHtml(description)}.</p>`, registration });

/** What is left to see after signing out. */
export const signedOutPage = (registration: Registration): HttpResponse =>
  htmlPage({ status: 200, title: 'Signed out', main: '<h1>Signed out</h1><p>You may close this page.</p>', registration });

const personButton = (
  person: Person,
  rank: 'expected' | 'other',
) => `<button class="${rank}" name="login" value="${escapeHtml(person.login)}">
<strong>${escapeHtml(person.name)}</strong> <span>${escapeHtml([person.login, ...person.groups].join(', '))}</span></button>`;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(22rem, 100vw - 2rem); padding: 1rem 0; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1rem; font-weight: 400; margin: 1.25rem 0 0.5rem; }
p { margin: 0.25rem 0 1.25rem; } ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
button { font: inherit; text-align: left; width: 100%; padding: 0.625rem 0.875rem; border: 1px solid GrayText; border-radius: 0.5rem;
  background: transparent; color: inherit; cursor: pointer; display: flex; justify-content: space-between; gap: 1rem; }
button strong { font-weight: 600; } button:hover { border-color: #1a6b54; }
button.expected { padding: 1rem; background: #1a6b54; border-color: #1a6b54; color: #fff; }
button:focus-visible { outline: 3px solid #1a6b54; outline-offset: 2px; }`;

interface HtmlPage {
  readonly status: number;
  readonly title: string;
  readonly main: string;
  readonly registration: Registration;
}

function htmlPage({ status, title, main, registration }: HtmlPage): HttpResponse {
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main>${main}</main></body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...protection(registration) }, body };
}

/** Refuses frames, as Cognito, Entra ID, Okta, Auth0 and Keycloak do. Browsers hold `form-action` against the redirect after a form too, so the clients' origins stand in it. */
export function protection(registration: Registration): Record<string, string> {
  const clients = redirectOriginsOf(registration);
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    `form-action ${["'self'", ...clients].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
