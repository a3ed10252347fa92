import { texts } from './texts.ts';

export interface TopBarProps {
  readonly login: string | null;
  /** The agent's name and state in the phone. */
  readonly agent?: string;
  readonly link: { readonly href: string; readonly name: string };
  /** Shows the sheet of keys. */
  readonly onKeys?: () => void;
  readonly onSignOut: () => void;
}

/** Who is here, and the ways to the other page and out. */
export function TopBar({ login, agent, link, onKeys, onSignOut }: TopBarProps) {
  return (
    <header class="top">
      <h1>{texts.product}</h1>
      {agent ? <span class="top-agent">{agent}</span> : null}
      <span class="top-end">
        {onKeys ? (
          <button type="button" onClick={onKeys}>
            {texts.keys.open}
          </button>
        ) : null}
        <a href={link.href}>{link.name}</a>
        {login === null ? null : (
          <>
            <span class="top-login">{texts.account.signedInAs(login)}</span>
            <button type="button" onClick={onSignOut}>
              {texts.account.signOut}
            </button>
          </>
        )}
      </span>
    </header>
  );
}
