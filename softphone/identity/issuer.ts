import * as oauth from 'oauth4webapi';
import type { IdentityConfig } from '../../contract/desk-config.ts';
import { SignInError } from './errors.ts';

/** The issuer as it describes itself, and how to talk to it. */
export interface Issuer {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean };
}

/** Asks the issuer for its endpoints (OpenID Connect Discovery 1.0). @throws SignInError */
export async function discover({ issuer, clientId }: IdentityConfig): Promise<Issuer> {
  const url = new URL(issuer);
  const options = { [oauth.allowInsecureRequests]: isLoopback(url) };
  try {
    const response = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...options });
    const server = await oauth.processDiscoveryResponse(url, response);
    return { server, client: { client_id: clientId }, options };
  } catch (cause) {
    throw new SignInError('issuer-unreachable', { cause });
  }
}

/** Without TLS only on this very machine. */
const isLoopback = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
