import type { ComponentChildren } from 'preact';
import type { DeskProps } from './desk-props.ts';
import { formatDuration } from './format-duration.ts';
import { texts } from './texts.ts';

const { links } = texts;

/** What the desk leans on and cannot reach: which, since when, what still works, what to do. */
export function Notices({ state, now, login, noMicrophone, actions }: DeskProps) {
  const { phone, ledger } = state.links;
  const other = state.agent && state.agent.login.toLowerCase() !== login.toLowerCase() ? state.agent.login : null;
  const retryPhone = <Act name={texts.retry} onClick={actions.retryPhone} />;
  return (
    <section class="notices" aria-label={texts.notices}>
      {other === null ? null : <Notice>{links.otherAgent(login, other)}</Notice>}
      {noMicrophone ? <Notice>{links.noMicrophone}</Notice> : null}
      {phone.why === 'sign-in' ? (
        <Notice>
          {links.phoneSignIn} <Act name={links.phoneSignInButton} onClick={actions.openPhoneSignIn} /> {retryPhone}
        </Notice>
      ) : null}
      {phone.why === 'denied' ? (
        <Notice>
          {links.phoneDenied} {retryPhone}
        </Notice>
      ) : null}
      {phone.why === 'silent' ? (
        <Notice>
          {links.phoneSilent(formatDuration(now - phone.since))} {retryPhone}
        </Notice>
      ) : null}
      {ledger.why === 'sign-in' ? (
        <Notice>
          {links.ledgerSignIn} <Act name={texts.account.signInAgain} onClick={actions.signInAgain} />
        </Notice>
      ) : null}
      {ledger.why === 'denied' && other === null ? <Notice>{links.ledgerDenied}</Notice> : null}
      {ledger.why === 'silent' ? (
        <Notice>
          {links.ledgerSilent(formatDuration(now - ledger.since))} <Act name={texts.retry} onClick={actions.retryLedger} />
        </Notice>
      ) : null}
    </section>
  );
}

const Notice = ({ children }: { readonly children: ComponentChildren }) => <p class="notice">{children}</p>;

const Act = ({ name, onClick }: { readonly name: string; readonly onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    {name}
  </button>
);
