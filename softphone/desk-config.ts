import type { Country } from './directory/phone-number.ts';
import type { IdentityConfig } from './identity/identity-config.ts';

/** What a page must know before anybody has signed in, from `/config.json`, which everybody can read. */
export interface DeskConfig {
  /** The CCP's address; `{login}` stands for the Connect login of who has signed in. */
  readonly ccpUrl: string;
  /** Where people sign in to the instance, when that is at an identity provider. */
  readonly loginUrl?: string;
  readonly apiBase: string;
  /** Where the desk is told what changed, on the page's own origin. */
  readonly socketPath: string;
  readonly identity: IdentityConfig;
  /** The AWS Region of the instance. */
  readonly region: string;
  /** Where numbers without `+` belong, ISO 3166-1 alpha-2; left out: they need one. */
  readonly country?: Country;
  /** After so long without an answer the desk offers to go back to the customer. */
  readonly noAnswerMs: number;
}

/** Reads `/config.json` of the page's own origin. @throws Error when it is missing or lacks a field. */
export async function readDeskConfig(url: URL): Promise<DeskConfig> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: got status ${response.status}, wanted 200`);
  const config: unknown = await response.json();
  const missing = FIELDS.find((field) => typeof config !== 'object' || config === null || !(field in config));
  if (missing) throw new Error(`config.json: ${missing} is missing`);
  return config as DeskConfig;
}

const FIELDS = ['ccpUrl', 'apiBase', 'socketPath', 'identity', 'region', 'noAnswerMs'];

export const ccpUrlFor = ({ ccpUrl }: DeskConfig, login: string): string => ccpUrl.replaceAll('{login}', encodeURIComponent(login));

/** Where a window for signing in to the phone leads: the identity provider's address, or the phone itself, which asks. */
export const phoneSignInUrl = (config: DeskConfig, login: string): string => config.loginUrl ?? ccpUrlFor(config, login);

/** The host of that window when it is an identity provider's; null otherwise. */
export const phoneSignsInAt = ({ loginUrl }: DeskConfig): string | null => (loginUrl === undefined ? null : new URL(loginUrl).host);
