import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Clock } from '../../ports.ts';

/** Whose tokens count, for whom, and where a request carries one. */
export interface JwtAuthorizerSpec {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** `$request.header.Authorization` or `$request.querystring.token`. */
  readonly identitySource: string;
}

/** Who a request comes from, or why it is refused: a description as in the `WWW-Authenticate` header. */
export type Authorization =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly status: 401 | 403; readonly wwwAuthenticate: string };

/** API Gateway supports RSA signatures alone (API Gateway Developer Guide, "Controlling access to HTTP APIs with JWT authorizers"). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const KEYS_KEPT_MS = 2 * 60 * 60 * 1000;

/** Checks tokens as an HTTP API's JWT authorizer does, with the keys of the issuer's discovery document. */
export class JwtAuthorizer {
  readonly #spec: JwtAuthorizerSpec;
  readonly #clock: Clock;
  #keys: JWTVerifyGetKey | null = null;

  constructor(spec: JwtAuthorizerSpec, clock: Clock) {
    this.#spec = spec;
    this.#clock = clock;
  }

  /** Decides on a request; of `scopes` the token must carry one, if there are any. */
  async authorize(headers: Readonly<Record<string, string>>, rawQuery: string, scopes: readonly string[]): Promise<Authorization> {
    const token = this.#token(headers, rawQuery);
    if (token === null) return { ok: false, status: 401, wwwAuthenticate: 'Bearer' };
    const checked = await this.#check(token);
    if (typeof checked === 'string') return refused(401, '', 'invalid_token', checked);
    if (scopes.length === 0 || scopesOf(checked).some((scope) => scopes.includes(scope))) return { ok: true, claims: checked };
    return refused(403, scopes.join(' '), 'insufficient_scope', 'the token does not have the required scopes');
  }

  #token(headers: Readonly<Record<string, string>>, rawQuery: string): string | null {
    const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(this.#spec.identitySource) ?? [];
    const value = place === 'header' ? headers[name.toLowerCase()] : new URLSearchParams(rawQuery).get(name);
    return value?.replace(/^bearer\s+/i, '').trim() || null;
  }

  async #check(token: string): Promise<JWTPayload | string> {
    try {
      const keys = await this.#issuerKeys();
      const currentDate = new Date(this.#clock.now());
      const { payload, protectedHeader } = await jwtVerify(token, keys, { algorithms: ALGORITHMS, requiredClaims: ['exp'], currentDate });
      if (protectedHeader.kid === undefined) return 'the token does not have a key id';
      return this.#claimsFault(payload, currentDate) ?? payload;
    } catch (error) {
      return descriptionOf(error);
    }
  }

  #claimsFault({ iss, aud, client_id, iat }: JWTPayload, now: Date): string | null {
    if (iss !== this.#spec.issuer) return 'the token does not have a valid issuer';
    if (iat !== undefined && iat * 1000 > now.getTime()) return 'the token was issued in the future';
    // client_id counts only when there is no aud.
    const meant = [aud ?? client_id].flat();
    const known = meant.some((name) => typeof name === 'string' && this.#spec.audience.includes(name));
    return known ? null : 'the token does not have a valid audience';
  }

  async #issuerKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= await discoverKeys(this.#spec.issuer);
    return this.#keys;
  }
}

/** Discovery failed: not the token's fault. */
class DiscoveryError extends Error {
  override readonly name = 'DiscoveryError';
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address).catch((cause) => {
    throw new DiscoveryError('OIDC discovery endpoint communication error', { cause });
  });
  const { jwks_uri } = answer.ok ? ((await answer.json()) as { jwks_uri?: string }) : {};
  if (!jwks_uri) throw new DiscoveryError('OIDC discovery endpoint communication error');
  const keys = createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: KEYS_KEPT_MS });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JOSEError) throw cause;
      throw new DiscoveryError('OIDC discovery endpoint communication error', { cause });
    }
  };
}

// API Gateway's texts are documented for the audience alone; the others say as much in its manner.
function descriptionOf(error: unknown): string {
  if (error instanceof DiscoveryError) return error.message;
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the token has an invalid ${error.claim} claim`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is signed with an algorithm that is not supported';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unable to find a key for the token';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the token has an invalid signature';
  if (error instanceof errors.JOSEError) return 'unable to decode the token';
  throw error;
}

const refused = (status: 401 | 403, scope: string, error: string, description: string): Authorization => ({
  ok: false,
  status,
  wwwAuthenticate: `Bearer scope="${scope}" error="${error}" error_description="${description}"`,
});

function scopesOf({ scope, scp }: JWTPayload): string[] {
  const claimed = scope ?? scp;
  return Array.isArray(claimed) ? claimed.map(String) : String(claimed ?? '').split(' ');
}
