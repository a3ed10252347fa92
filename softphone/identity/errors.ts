/**
 * `issuer-unreachable`: no discovery or no token; `refused`: the issuer said no; `no-login`: the token does not name a Connect login;
 * `expired`: the sign-in has run out and cannot be renewed without asking; `window-blocked`: the browser opened no window for it;
 * `other-login`: somebody else signed in where a running desk is this agent's.
 */
export type SignInErrorCode = 'issuer-unreachable' | 'refused' | 'no-login' | 'expired' | 'window-blocked' | 'other-login';

/** Why nobody is signed in. Holds no token and no address with one. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly code: SignInErrorCode;
  constructor(code: SignInErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
