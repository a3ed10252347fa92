import { texts } from './texts.ts';

export interface SignInPageProps {
  /** Why nobody is signed in; null while it is under way. */
  readonly problem: keyof typeof texts.signInErrors | null;
  readonly onSignIn: () => void;
}

/** Before anybody is signed in. */
export function SignInPage({ problem, onSignIn }: SignInPageProps) {
  return (
    <main class="sign-in">
      <h1>{texts.product}</h1>
      <p role="status">{problem === null ? texts.account.signingIn : texts.signInErrors[problem]}</p>
      {problem === null || problem === 'config' ? null : (
        <button type="button" class="command suggested" onClick={onSignIn}>
          {texts.account.signIn}
        </button>
      )}
    </main>
  );
}
