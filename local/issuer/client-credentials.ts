import { createHash, timingSafeEqual } from 'node:crypto';
import { isOAuthError, type OAuthError, oauthError } from './errors.ts';
import type { HttpRequest } from './http-message.ts';
import type { MachineClient, Registration } from './registration.ts';

/** What a machine was granted: its own name, and scopes out of those that it may have. */
export interface MachineGrant {
  readonly clientId: string;
  readonly scope: string;
}

/**
 * The grant `client_credentials` (RFC 6749 4.4) of a confidential client, which gives its secret in the header (2.3.1, `client_secret_basic`) or in the form
 * (`client_secret_post`). Without a scope it gets all it may have, as Amazon Cognito does (Developer Guide, "The token issuer endpoint").
 */
export function grantToMachine(
  { headers, form }: Pick<HttpRequest, 'headers' | 'form'>,
  registration: Registration,
): MachineGrant | OAuthError {
  const given = basicOf(headers.authorization) ?? { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const client = registration.machines?.find(({ clientId }) => clientId === given.id);
  if (!client || !isSame(client.secret, given.secret))
    return oauthError('invalid_client', 'the client is unknown, or its secret is another');
  const scope = scopeOf(form.get('scope'), client);
  return isOAuthError(scope) ? scope : { clientId: client.clientId, scope: scope.scope };
}

function scopeOf(asked: string | null, { scopes }: MachineClient): { readonly scope: string } | OAuthError {
  const wanted = (asked ?? '').split(' ').filter((scope) => scope !== '');
  const foreign = wanted.some((scope) => !scopes.includes(scope));
  if (foreign) return oauthError('invalid_scope', 'a scope is not one of this client');
  return { scope: (wanted.length === 0 ? scopes : wanted).join(' ') };
}

/** Name and secret of an `Authorization: Basic` header; each is form-encoded in it (RFC 6749 2.3.1). */
function basicOf(header: string | undefined): { readonly id: string; readonly secret: string } | null {
  const [, encoded] = /^basic ([\w+/=-]+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const decoded = (text: string) => new URLSearchParams(`value=${text}`).get('value') ?? '';
  return { id: decoded(id), secret: decoded(secret.join(':')) };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
