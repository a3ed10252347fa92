/** An agent as the login page offers them. */
export interface LoginChoice {
  readonly login: string;
  readonly name: string;
}

/** The login page: one button an agent, no password, and where to go afterwards. Small enough for the popup and the 320 x 465 of the CCP. */
export function loginPage(options: {
  readonly choices: readonly LoginChoice[];
  /** The login the page was asked for: first and large. */
  readonly expected: string | null;
  /** Path and query of the page to go on to. */
  readonly to: string;
}): string {
  const { choices, expected, to } = options;
  const ordered = [...choices].sort((a, b) => Number(b.login === expected) - Number(a.login === expected));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in to the local instance</title><link rel="stylesheet" href="/ccp-v2/ccp.css"></head>
<body><main class="login"><p class="stand-in">Local stand-in, not Amazon Connect</p>
<h1>Who is logging in?</h1><p>No password is asked here.</p>
<form method="post" action="/login"><input type="hidden" name="to" value="${escapeHtml(to)}">
<ul>${ordered.map((choice) => `<li>${button(choice, choice.login === expected)}</li>`).join('')}</ul></form></main></body></html>`;
}

const button = ({ login, name }: LoginChoice, expected: boolean) =>
  `<button name="login" value="${escapeHtml(login)}"${expected ? ' class="expected"' : ''}>${escapeHtml(name)} <small>${escapeHtml(login)}</small></button>`;

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
