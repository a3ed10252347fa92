/** The error codes this issuer gives (RFC 6749 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6, RFC 7009 2.2.1). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'unsupported_token_type'
  | 'login_required'
  | 'account_selection_required';

/** A refused request, in the words of the standard; never holds a code, a token or a name. */
export interface OAuthError {
  readonly error: OAuthErrorCode;
  readonly error_description: string;
}

/** A refusal with its reason. */
export const oauthError = (error: OAuthErrorCode, description: string): OAuthError => ({ error, error_description: description });

/** Tells a refusal from an answer. */
export const isOAuthError = (value: object): value is OAuthError => 'error' in value;
