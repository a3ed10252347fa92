import type { JWTPayload } from 'jose';

/** What one issuer is asked for in the config, what it says of itself, and what its tokens carry. */
export interface Preset {
  readonly name: string;
  /** Where the shapes below are from. */
  readonly sources: readonly string[];
  /** The issuer's address, at the origin of a server of the test. */
  readonly issuer: (origin: string) => string;
  readonly identity: Readonly<Record<string, unknown>>;
  /** Fields of the discovery document beside `issuer` and `jwks_uri`. */
  readonly discovery: (issuer: string) => Readonly<Record<string, string>>;
  /** What the page asks for beside the scopes. */
  readonly asks: Readonly<Record<string, string>>;
  readonly endpointOrigins: (origin: string) => readonly string[];
  readonly login: string;
  readonly tokens: Readonly<Record<'agent' | 'supervisor' | 'id' | 'machine' | 'otherMachine', JWTPayload>>;
}

const LOGIN = 'Imke.Brandt@harbour-orders.example';
const uuid = (n: number) => `7b3f0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const besideIssuer = (path: string) => (issuer: string) => ({
  authorization_endpoint: `${issuer}${path}/authorize`,
  token_endpoint: `${issuer}${path}/token`,
  end_session_endpoint: `${issuer}${path}/logout`,
});
const READS = ['read-consults', 'read-reports'];

/** A pool that is there already: its issuer and its sign-in domain are two hosts, and its access tokens have no aud. */
const HOSTED = 'https://harbour.auth.eu-west-2.amazoncognito.com';
const cognitoPerson = {
  sub: uuid(1),
  version: 2,
  client_id: 'desk4cognito',
  token_use: 'access',
  scope: 'openid',
  username: LOGIN.toLowerCase(),
};
const cognitoMachine = { sub: 'reporting4cognito', version: 2, client_id: 'reporting4cognito', token_use: 'access' };
const cognito: Preset = {
  name: 'Amazon Cognito, an existing pool',
  sources: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    'https://zenn.dev/noid11/articles/d36dccd74601ed83d83b (a token of client credentials, decoded)',
  ],
  issuer: (origin) => `${origin}/eu-west-2_Harbour`,
  identity: {
    audience: 'desk4cognito',
    machines: [{ claims: { client_id: 'reporting4cognito', scope: 'consult-call/read' }, may: READS }],
  },
  discovery: () => ({
    authorization_endpoint: `${HOSTED}/oauth2/authorize`,
    token_endpoint: `${HOSTED}/oauth2/token`,
    end_session_endpoint: `${HOSTED}/logout`,
    revocation_endpoint: `${HOSTED}/oauth2/revoke`,
  }),
  asks: { scope: 'openid' },
  endpointOrigins: (origin) => [origin, HOSTED],
  login: LOGIN.toLowerCase(),
  tokens: {
    agent: { ...cognitoPerson, 'cognito:groups': ['former supervisors'] },
    supervisor: { ...cognitoPerson, 'cognito:groups': ['evening', 'supervisors'] },
    id: { sub: uuid(1), aud: 'desk4cognito', token_use: 'id', 'cognito:username': LOGIN.toLowerCase(), 'cognito:groups': ['supervisors'] },
    machine: { ...cognitoMachine, scope: 'consult-call/read' },
    otherMachine: { ...cognitoMachine, sub: 'billing4cognito', client_id: 'billing4cognito', scope: 'consult-call/read' },
  },
};

/** Two app registrations, one for the API and one for the page. Application tokens carry roles, and neither scp nor a user. */
const [API, PAGE, REPORTING, LEADS] = [uuid(10), uuid(11), uuid(12), uuid(13)];
const entraToken = { aud: API, ver: '2.0', tid: uuid(9), uti: 'uti', rh: 'rh' };
const entraPerson = {
  ...entraToken,
  azp: PAGE,
  azpacr: '0',
  oid: uuid(14),
  sub: 's',
  name: 'Imke Brandt',
  preferred_username: LOGIN,
  scp: 'desk.use',
};
const entraMachine = { ...entraToken, azp: REPORTING, azpacr: '1', oid: uuid(15), sub: uuid(15) };
const entra: Preset = {
  name: 'Microsoft Entra ID',
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
    'https://learn.microsoft.com/en-us/answers/questions/256281/microsoft-azure-ad-jwt-token-is-missing-scope-info (an application token, decoded)',
  ],
  issuer: (origin) => `${origin}/${uuid(9)}/v2.0`,
  identity: {
    audience: API,
    clientId: PAGE,
    scopes: ['openid', 'profile', 'offline_access', `api://${API}/desk.use`],
    accessScope: 'desk.use',
    claim: 'preferred_username',
    groupsClaim: 'groups',
    supervisorGroup: LEADS,
    machines: [{ claims: { azp: REPORTING, roles: 'Consults.Read' }, may: READS }],
  },
  discovery: besideIssuer('/oauth2'),
  asks: { scope: `openid profile offline_access api://${API}/desk.use` },
  endpointOrigins: (origin) => [origin],
  login: LOGIN,
  tokens: {
    agent: entraPerson,
    supervisor: { ...entraPerson, groups: [uuid(20), LEADS] },
    id: { aud: PAGE, ver: '2.0', oid: uuid(14), preferred_username: LOGIN, groups: [LEADS] },
    machine: { ...entraMachine, roles: ['Calls.None', 'Consults.Read'] },
    otherMachine: entraMachine,
  },
};

/** A custom authorization server: tokens of the organization's own are for Okta alone. scp is a list; the groups claim is one of your own. */
const oktaToken = { ver: 1, aud: 'api://consult-call' };
const oktaPerson = { ...oktaToken, cid: 'desk4okta', uid: '00u1', scp: ['openid', 'offline_access'], sub: LOGIN };
const oktaMachine = { ...oktaToken, cid: 'reporting4okta', sub: 'reporting4okta', scp: ['consults.read'] };
const okta: Preset = {
  name: 'Okta, a custom authorization server',
  sources: [
    'https://developer.okta.com/standards/OIDC/',
    'https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/',
    'https://groups.google.com/g/rabbitmq-users/c/O3GdCKf8soM/m/ZsjMcizrAgAJ (an access token and an id token, decoded)',
  ],
  issuer: (origin) => `${origin}/oauth2/default`,
  identity: {
    audience: 'api://consult-call',
    clientId: 'desk4okta',
    scopes: ['openid', 'offline_access'],
    claim: 'sub',
    groupsClaim: 'groups',
    agentGroup: 'Consult Call agents',
    machines: [{ claims: { cid: 'reporting4okta', scp: 'consults.read' }, may: READS }],
  },
  discovery: besideIssuer('/v1'),
  asks: { scope: 'openid offline_access' },
  endpointOrigins: (origin) => [origin],
  login: LOGIN,
  tokens: {
    agent: { ...oktaPerson, groups: ['Everyone', 'Consult Call agents'] },
    supervisor: { ...oktaPerson, groups: ['Everyone', 'supervisors'] },
    id: { ver: 1, aud: 'desk4okta', sub: '00u1', preferred_username: LOGIN },
    machine: oktaMachine,
    otherMachine: { ...oktaMachine, cid: 'billing4okta', sub: 'billing4okta' },
  },
};

/** The issuer ends in a slash; a JWT comes only for an `audience` that is asked for; claims of your own have a name with a namespace. */
const AUTH0_API = 'https://consult-call.harbour-orders.example/api';
const AUTH0_LOGIN = 'https://consult-call.harbour-orders.example/login';
const auth0Person = { sub: 'auth0|123456', azp: 'desk4auth0', scope: 'openid profile offline_access', [AUTH0_LOGIN]: LOGIN };
const auth0Machine = { sub: 'reporting4auth0@clients', aud: AUTH0_API, azp: 'reporting4auth0', gty: 'client-credentials' };
const auth0: Preset = {
  name: 'Auth0',
  sources: [
    'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
    'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
  ],
  issuer: (origin) => `${origin}/auth0/`,
  identity: {
    audience: AUTH0_API,
    clientId: 'desk4auth0',
    scopes: ['openid', 'profile', 'offline_access'],
    audienceAs: 'audience',
    claim: AUTH0_LOGIN,
    groupsClaim: 'permissions',
    supervisorGroup: 'read:all-consults',
    machines: [{ claims: { azp: 'reporting4auth0', gty: 'client-credentials', scope: 'read:consults' }, may: READS }],
  },
  discovery: besideIssuer(''),
  asks: { scope: 'openid profile offline_access', audience: AUTH0_API },
  endpointOrigins: (origin) => [origin],
  login: LOGIN,
  tokens: {
    agent: { ...auth0Person, aud: [AUTH0_API, 'https://harbour.eu.auth0.com/userinfo'], permissions: [] },
    supervisor: { ...auth0Person, aud: [AUTH0_API, 'https://harbour.eu.auth0.com/userinfo'], permissions: ['read:all-consults'] },
    id: { sub: 'auth0|123456', aud: 'desk4auth0', name: 'Imke Brandt', [AUTH0_LOGIN]: LOGIN },
    machine: { ...auth0Machine, scope: 'read:consults' },
    otherMachine: { ...auth0Machine, scope: 'read:invoices' },
  },
};

/** Roles lie within an object; the API is an audience only by a mapper; a service account has a user name of its own. */
const keycloakToken = {
  typ: 'Bearer',
  aud: ['consult-call', 'account'],
  sub: uuid(30),
  acr: '1',
  'allowed-origins': ['https://desk.example'],
};
const keycloakPerson = {
  ...keycloakToken,
  azp: 'consult-desk',
  sid: uuid(31),
  scope: 'openid profile email',
  email_verified: true,
  preferred_username: LOGIN,
};
const keycloakMachine = {
  ...keycloakToken,
  azp: 'reporting',
  scope: 'profile email',
  preferred_username: 'service-account-reporting',
  clientAddress: '10.0.0.9',
};
const roles = (...names: string[]) => ({
  realm_access: { roles: ['default-roles-harbour', ...names] },
  resource_access: { account: { roles: ['view-profile'] } },
});
const keycloak: Preset = {
  name: 'Keycloak',
  sources: [
    'https://www.keycloak.org/docs/latest/server_admin/index.html (audience support, service accounts)',
    'https://phasetwo.io/tutorials/getting-started/your-first-token/ (Keycloak 26, every claim of a token)',
    'https://docs.pistis-market.eu/developers/keycloak/service-accounts (a service account token, decoded)',
  ],
  issuer: (origin) => `${origin}/realms/harbour`,
  identity: {
    audience: 'consult-call',
    clientId: 'consult-desk',
    scopes: ['openid', 'offline_access'],
    claim: 'preferred_username',
    groupsClaim: 'realm_access.roles',
    machines: [{ claims: { azp: 'reporting', 'realm_access.roles': 'consults-reader' }, may: READS }],
  },
  discovery: besideIssuer('/protocol/openid-connect'),
  asks: { scope: 'openid offline_access' },
  endpointOrigins: (origin) => [origin],
  login: LOGIN,
  tokens: {
    agent: { ...keycloakPerson, ...roles('offline_access') },
    supervisor: { ...keycloakPerson, ...roles('supervisors') },
    id: { typ: 'ID', aud: 'consult-desk', azp: 'consult-desk', sub: uuid(30), preferred_username: LOGIN },
    machine: { ...keycloakMachine, ...roles('consults-reader') },
    otherMachine: { ...keycloakMachine, azp: 'billing', preferred_username: 'service-account-billing', ...roles('consults-reader') },
  },
};

/** The issuers that centres have, each with the shapes of its own documentation. */
export const PRESETS: readonly Preset[] = [cognito, entra, okta, auth0, keycloak];
