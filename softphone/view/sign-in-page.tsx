import { texts } from './texts.ts';

export interface SignInPageProps {
  /** What is under way, or why nobody is signed in. */
  readonly why: keyof typeof texts.signInStates;
  /** Null: there is nothing to press. */
  readonly onSignIn: (() => void) | null;
}

/** Before anybody is signed in. */
export function SignInPage({ why, onSignIn }: SignInPageProps) {
  return (
    <main class="sign-in">
      <h1>{texts.product}</h1>
      <p role="status">{texts.signInStates[why]}</p>
      {onSignIn === null ? null : (
        <button type="button" class="command suggested" onClick={onSignIn}>
          {texts.account.signIn}
        </button>
      )}
    </main>
  );
}
