import { DESK_CONFIG_FIELDS, type DeskConfig as Served } from '../contract/desk-config.ts';
import type { Country } from './directory/phone-number.ts';

/** What a page must know before anybody has signed in, from `/config.json`. */
export type DeskConfig = Omit<Served, 'country'> & { readonly country?: Country };

/** Reads `/config.json` of the page's own origin. @throws Error when it is missing or lacks a field. */
export async function readDeskConfig(url: URL): Promise<DeskConfig> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: got status ${response.status}, wanted 200`);
  const config: unknown = await response.json();
  const missing = FIELDS.find((field) => typeof config !== 'object' || config === null || !(field in config));
  if (missing) throw new Error(`config.json: ${missing} is missing`);
  return config as DeskConfig;
}

const FIELDS = Object.entries(DESK_CONFIG_FIELDS).flatMap(([field, needed]) => (needed ? [field] : []));

export const ccpUrlFor = ({ ccpUrl }: DeskConfig, login: string): string => ccpUrl.replaceAll('{login}', encodeURIComponent(login));

/** Where a window for signing in to the phone leads: the identity provider's address, or the phone itself, which asks. */
export const phoneSignInUrl = (config: DeskConfig, login: string): string => config.loginUrl ?? ccpUrlFor(config, login);

/** The host of that window when it is an identity provider's; null otherwise. */
export const phoneSignsInAt = ({ loginUrl }: DeskConfig): string | null => (loginUrl === undefined ? null : new URL(loginUrl).host);
