import { fromJson } from './from-json.ts';

/** The claims of a token with the types its issuer gave them: a list is a list. */
export type Claims = Readonly<Record<string, unknown>>;

/** What of a request says who sent it. */
export interface SignedRequest {
  /** The `Authorization` header; HTTP APIs write header names in small letters. */
  readonly authorization: string | undefined;
  /** The claims as the JWT authorizer hands them over: each as text, a list as `[a b]`. */
  readonly authorized: Claims;
}

/** A JWT in compact form (RFC 7519), perhaps after the scheme's name: the payload is its second part. */
const TOKEN = /^(?:bearer\s+)?[\w-]+\.([\w-]+)\.[\w-]+$/i;

/**
 * The claims of the token that the JWT authorizer has verified, out of the token itself: the authorizer hands lists and maps over as text, in which
 * "former supervisors" cannot be told from two groups. The signature was checked by the authorizer, on this very header; that it is the same token
 * shows in every claim that is text, because those are handed over unchanged. Anything else has no claims at all (docs/decisions/140).
 */
export function verifiedClaims({ authorization = '', authorized }: SignedRequest): Claims {
  const [, payload = ''] = TOKEN.exec(authorization.trim()) ?? [];
  const claims = fromJson(Buffer.from(payload, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return {};
  return isSame(claims as Claims, authorized) ? (claims as Claims) : {};
}

const isSame = (claims: Claims, authorized: Claims): boolean => {
  const texts = Object.entries(claims).filter(([, value]) => typeof value === 'string') as [string, string][];
  // Half a surrogate pair survives no second writing as JSON.
  return texts.length > 0 && texts.every(([name, text]) => authorized[name] === text || authorized[name] === text.toWellFormed());
};
