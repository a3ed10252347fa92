import type { JWTPayload } from 'jose';
import type { MachineGrant } from './client-credentials.ts';
import type { Grant } from './grants.ts';
import type { Person } from './registration.ts';
import { subjectOf } from './signing-key.ts';

/** How long an access or id token is good for, in seconds. */
export const TOKEN_LIVES_SECONDS = 3_600;

/** What both tokens of one answer share. */
export interface TokenContext {
  readonly issuer: string;
  readonly person: Person;
  readonly grant: Grant;
  /** Seconds since 1970. */
  readonly nowSeconds: number;
  readonly newId: () => string;
}

/** What a machine's token is made of. */
export type MachineContext = Pick<TokenContext, 'issuer' | 'nowSeconds' | 'newId'> & { readonly grant: MachineGrant };

/**
 * Claims of an access token as Amazon Cognito shapes them: `client_id` instead of `aud`, `token_use`, `scope`
 * (Amazon Cognito Developer Guide, "Understanding the access token").
 */
export const accessClaims = (context: TokenContext): JWTPayload => ({
  ...commonClaims(context),
  token_use: 'access',
  client_id: context.grant.clientId,
  scope: context.grant.scope,
  username: context.person.login,
});

/** Claims of an access token of client credentials as Amazon Cognito shapes them: nobody's name, and the client as the subject. */
export const machineClaims = ({ issuer, grant, nowSeconds, newId }: MachineContext): JWTPayload => ({
  iss: issuer,
  sub: grant.clientId,
  version: 2,
  token_use: 'access',
  client_id: grant.clientId,
  scope: grant.scope,
  auth_time: nowSeconds,
  iat: nowSeconds,
  exp: nowSeconds + TOKEN_LIVES_SECONDS,
  jti: newId(),
});

/** Claims of an id token: `aud`, `nonce` and who it is, no scope (Amazon Cognito Developer Guide, "Understanding the identity (ID) token"). */
export const idClaims = (context: TokenContext): JWTPayload => ({
  ...commonClaims(context),
  token_use: 'id',
  aud: context.grant.clientId,
  'cognito:username': context.person.login,
  name: context.person.name,
  ...(context.grant.nonce === null ? {} : { nonce: context.grant.nonce }),
});

const commonClaims = ({ issuer, person, grant, nowSeconds, newId }: TokenContext): JWTPayload => ({
  iss: issuer,
  sub: subjectOf(person.login),
  auth_time: grant.authTime,
  iat: nowSeconds,
  exp: nowSeconds + TOKEN_LIVES_SECONDS,
  jti: newId(),
  // Somebody without a group has no such claim at all, as with Cognito.
  ...(person.groups.length === 0 ? {} : { 'cognito:groups': [...person.groups] }),
});
