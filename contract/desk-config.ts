/** Who signs people in, as `/config.json` names it. */
export interface IdentityConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Space-separated; `openid` is among them. */
  readonly scope: string;
  /** What an access token is asked for, where the issuer wants that said: Auth0's parameter, or that of RFC 8707. */
  readonly audience?: string;
  readonly resource?: string;
  /** The claim that holds the Connect login, for example `username`. */
  readonly loginClaim: string;
}

/** What a page must know before anybody has signed in, from `/config.json`: all of it is public (docs/decisions/147). */
export interface DeskConfig {
  /** The CCP's address; `{login}` stands for the Connect login of who has signed in. */
  readonly ccpUrl: string;
  /** Where people sign in to the instance, when that is at an identity provider. */
  readonly loginUrl?: string;
  /** On the page's own origin, as the socket is. */
  readonly apiBase: '/api';
  readonly socketPath: '/ws';
  readonly identity: IdentityConfig;
  /** The AWS Region of the instance. */
  readonly region: string;
  /** Where numbers without `+` belong, ISO 3166-1 alpha-2; left out: they need one. */
  readonly country?: string;
  /** After so long without an answer the desk offers to go back to the customer. */
  readonly noAnswerMs: number;
  /** Exact origins of pages that may frame the desk and give it commands; left out where none may. */
  readonly commandsFrom?: readonly string[];
}

/** Every field of `/config.json`, and whether it must be there. */
export const DESK_CONFIG_FIELDS: { readonly [Field in keyof DeskConfig]-?: undefined extends DeskConfig[Field] ? false : true } = {
  ccpUrl: true,
  loginUrl: false,
  apiBase: true,
  socketPath: true,
  identity: true,
  region: true,
  country: false,
  noAnswerMs: true,
  commandsFrom: false,
};
