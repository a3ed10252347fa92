import { texts } from './texts.ts';

export interface TopBarProps {
  readonly login: string | null;
  /** The agent's name and state in the phone. */
  readonly agent?: string;
  readonly link: { readonly href: string; readonly name: string };
  /** What the page opens from here, by name. */
  readonly opens?: readonly { readonly name: string; readonly onOpen: () => void }[];
  readonly onSignOut: () => void;
}

/** Who is here, and the ways to the other page and out. */
export function TopBar({ login, agent, link, opens = [], onSignOut }: TopBarProps) {
  return (
    <header class="top">
      <h1>{texts.product}</h1>
      {agent ? <span class="top-agent">{agent}</span> : null}
      <span class="top-end">
        {opens.map(({ name, onOpen }) => (
          <button type="button" key={name} onClick={onOpen}>
            {name}
          </button>
        ))}
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
