import { plainLogin } from '../../domain/login.ts';
import type { Caller } from './caller.ts';
import type { Claims } from './verified-claims.ts';

/** Issuers keep a subject within 255 characters (OpenID Connect Core 1.0, section 2). Those who are given longer ones share a count. */
const LONGEST_SUBJECT = 255;

/**
 * Whose requests are counted together: one user's, however their login is spelled; without a login those of the token's subject. No login is
 * counted as a subject, nor a subject as a login.
 */
export function countedAs({ login }: Pick<Caller, 'login'>, { sub }: Claims): string {
  if (login !== null) return `login ${plainLogin(login)}`;
  return typeof sub === 'string' ? `sub ${sub.slice(0, LONGEST_SUBJECT)}` : 'nobody';
}
