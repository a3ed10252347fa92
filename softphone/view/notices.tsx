import type { ComponentChildren } from 'preact';
import type { NumberWord } from '../call/outside-gate.ts';
import { isSameLogin } from '../call/same-login.ts';
import type { DeskProps } from './desk-props.ts';
import { texts } from './texts.ts';
import { Timer } from './timer.tsx';

const { links } = texts;

/** API Gateway ends each socket after two hours: until the next one is open nobody need know. */
const UNTOLD_MS = 10_000;

/** What the desk leans on and cannot reach: which, since when, what still works, what to do. Spoken once, its running times never. */
export function Notices({ state, now, login, noMicrophone, phoneSignsInAt, signInTrouble, untoldSince, numberWord, actions }: DeskProps) {
  const { phone, ledger } = state.links;
  const other = state.agent && !isSameLogin(state.agent.login, login) ? state.agent.login : null;
  const retryPhone = <Act name={texts.retry} onClick={actions.retryPhone} />;
  return (
    <div class="notices" aria-live="polite">
      {numberWord === null ? null : <Notice>{wordOf(numberWord)}</Notice>}
      {other === null ? null : <Notice>{links.otherAgent(login, other)}</Notice>}
      {noMicrophone ? <Notice>{links.noMicrophone}</Notice> : null}
      {phone.why === 'sign-in' ? (
        <Notice>
          {phoneSignsInAt === null ? links.phoneSignIn : links.phoneSignInAt(phoneSignsInAt)}{' '}
          <Act name={links.phoneSignInButton} onClick={actions.openPhoneSignIn} /> {retryPhone}
        </Notice>
      ) : null}
      {phone.why === 'denied' ? (
        <Notice>
          {links.phoneDenied} {retryPhone}
        </Notice>
      ) : null}
      {phone.why === 'silent' ? (
        <Notice>
          {links.phoneSilentFor} <Timer since={phone.since} now={now} />. {links.phoneSilent} {retryPhone}
        </Notice>
      ) : null}
      {ledger.why === 'sign-in' ? (
        <Notice>
          {links.ledgerSignIn} {signInTrouble === null ? null : `${texts.signInStates[signInTrouble]} `}
          <Act name={texts.account.signInAgain} onClick={actions.signInAgain} />
        </Notice>
      ) : null}
      {ledger.why === 'denied' && other === null ? <Notice>{links.ledgerDenied}</Notice> : null}
      {ledger.why === 'silent' ? (
        <Notice>
          {links.ledgerSilentFor} <Timer since={ledger.since} now={now} />. {links.ledgerSilent}{' '}
          <Act name={texts.retry} onClick={actions.retryLedger} />
        </Notice>
      ) : null}
      {ledger.why === null && untoldSince !== null && now - untoldSince >= UNTOLD_MS ? <Notice>{links.untold}</Notice> : null}
    </div>
  );
}

function wordOf(word: NumberWord): string {
  if (word.is !== 'priced') return texts.numberWords[word.is];
  const { perMinute, currency, asOf } = word.price;
  const money = new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 4 }).format(perMinute);
  return texts.numberWords.priced(money, asOf);
}

const Notice = ({ children }: { readonly children: ComponentChildren }) => <p class="notice">{children}</p>;

const Act = ({ name, onClick }: { readonly name: string; readonly onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    {name}
  </button>
);
