import { ConfigError } from './errors.ts';
import { ORIGIN } from './formats.ts';
import type { Config } from './schema.ts';

/** Reads a JSON document. @throws Error when it cannot */
export type ReadJson = (url: string) => Promise<unknown>;

/** Endpoints that the desk's page goes to or asks (OpenID Connect Discovery 1.0, section 3; RP-Initiated Logout 1.0; RFC 7009). */
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'end_session_endpoint', 'revocation_endpoint'];
const OFFLINE = 'identity.origins, the origins of its sign-in page and token endpoint, to do without it';

/**
 * The config with the origins of its issuer's endpoints, which need not be the issuer's own: Amazon Cognito signs in at a domain of its own. They
 * come from the discovery document, once, unless the config lists them or names no issuer.
 * @throws ConfigError when the document cannot be read, or is another issuer's
 */
export async function withIssuerOrigins(config: Config, file: string, read: ReadJson): Promise<Config> {
  const { issuer, origins } = config.identity;
  if (issuer === undefined || origins !== undefined) return config;
  const refuse = (got: unknown, wanted: string) => new ConfigError(file, [{ path: ['identity', 'issuer'], got, wanted }]);
  const document = await read(documentOf(issuer)).catch(() => {
    throw refuse(issuer, `an issuer whose ${documentOf(issuer)} can be read now, or ${OFFLINE}`);
  });
  const fields = Object(document) as Readonly<Record<string, unknown>>;
  if (fields.issuer !== issuer)
    throw refuse(fields.issuer, `the issuer as its discovery document names itself, not ${issuer}; or ${OFFLINE}`);
  const found = [issuer, ...ENDPOINTS.map((name) => fields[name])].flatMap((url) =>
    typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : [],
  );
  const bad = found.find((origin) => !ORIGIN.pattern.test(origin));
  if (bad !== undefined) throw refuse(bad, 'an issuer with endpoints over https (http only for localhost)');
  return { ...config, identity: { ...config.identity, origins: [...new Set(found)] } };
}

const documentOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
