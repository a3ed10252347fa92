import type { Claims } from './verified-claims.ts';

/** A claim by its name; a name with dots that is no claim leads into objects, as Keycloak's `realm_access.roles`. Undefined: there is none. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((part, step) => (isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined), claims);
}

/** Claims that are several words in one text (RFC 8693, section 4.2; Entra ID writes `scp` in the same way). */
const WORDS = ['scope', 'scp'];

/** Whether a claim is a value, or a list that holds it, letter for letter. A single group written as text is that one, blanks and commas included. */
export function holds(claims: Claims, name: string, value: string): boolean {
  const claim = claimAt(claims, name);
  if (Array.isArray(claim)) return claim.includes(value);
  return typeof claim === 'string' && (WORDS.includes(name) ? claim.split(' ').includes(value) : claim === value);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
