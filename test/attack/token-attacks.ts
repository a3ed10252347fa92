import { createHmac, generateKeyPairSync, randomUUID, type webcrypto } from 'node:crypto';
import { decodeJwt, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect } from 'vitest';
import type { Issuer } from '../../local/issuer/issuer.ts';
import type { LocalStack } from '../../local/stack.ts';
import type { SimStack } from '../scenario/sim-stack.ts';
import { attacks } from './attacks.ts';
import { type AttackedRoute, ROUTES } from './routes.ts';

/** How a request says who sends it: headers, or something in the query instead. */
interface Forged {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

type Forge = (issuer: Issuer) => Promise<Forged> | Forged;

const bearer = (token: string): Forged => ({ headers: { authorization: `Bearer ${token}` } });
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The claims of Alice's access token, changed; undefined takes one away. */
async function claimsWith(issuer: Issuer, changes: JWTPayload): Promise<JWTPayload> {
  const claims = { ...decodeJwt(await issuer.tokenFor('alice')), ...changes };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** Signed by the issuer's own key: all that is wrong is what it says. */
const saying =
  (changes: () => JWTPayload): Forge =>
  async (issuer) => {
    const { kid, privateKey } = issuer.signingKey;
    return bearer(await new SignJWT(await claimsWith(issuer, changes())).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey));
  };

/** Alice's own access token with its three parts changed. */
const altered =
  (change: (parts: { readonly header: string; readonly payload: string; readonly signature: string }) => readonly string[]): Forge =>
  async (issuer) => {
    const [header = '', payload = '', signature = ''] = (await issuer.tokenFor('alice')).split('.');
    return bearer(change({ header, payload, signature }).join('.'));
  };

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rewritten = (text: string, change: object) => part({ ...JSON.parse(Buffer.from(text, 'base64url').toString()), ...change });

const FOREIGN_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Signed by a key of the attacker's, which the header calls by this name. */
const signedByAnother =
  (kidOf: (issuer: Issuer) => string | undefined): Forge =>
  async (issuer) => {
    const kid = kidOf(issuer);
    const header = { alg: 'RS256', ...(kid !== undefined && { kid }) };
    return bearer(await new SignJWT(await claimsWith(issuer, {})).setProtectedHeader(header).sign(FOREIGN_KEY));
  };

/** The published key taken for the secret of an HMAC, in the form that libraries fell for. */
const hmacOfPublicKey: Forge = async (issuer) => {
  const { kid, publicJwk } = issuer.signingKey;
  const pem = await exportSPKI((await importJWK(publicJwk, 'RS256', { extractable: true })) as webcrypto.CryptoKey);
  const signed = `${part({ alg: 'HS256', kid })}.${part(await claimsWith(issuer, {}))}`;
  return bearer(`${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`);
};

const alicesToken = (issuer: Issuer) => issuer.tokenFor('alice');

/** Requests that prove nobody: each is refused by the gateway, on every route. */
const REFUSED: readonly (readonly [string, Forge])[] = [
  ['no token', () => ({})],
  ['an empty token', () => bearer('')],
  ['another scheme', () => ({ headers: { authorization: `Basic ${Buffer.from('alice:alice').toString('base64')}` } })],
  ['the token in the query', async (issuer) => ({ query: `access_token=${await alicesToken(issuer)}&token=${await alicesToken(issuer)}` })],
  ['the token in a cookie', async (issuer) => ({ headers: { cookie: `Authorization=Bearer ${await alicesToken(issuer)}` } })],
  [
    'the token in another header',
    async (issuer) => ({ headers: { 'x-amzn-remapped-authorization': `Bearer ${await alicesToken(issuer)}` } }),
  ],
  ['claims in headers', () => ({ headers: { 'x-amzn-oidc-identity': 'alice', 'x-forwarded-user': 'sabine', username: 'sabine' } })],
  ['a token of three empty objects', () => bearer('e30.e30.e30')],
  ['two tokens', async (issuer) => bearer(`${await alicesToken(issuer)}, ${await alicesToken(issuer)}`)],
  ['a token that is over', saying(() => ({ iat: nowSeconds() - 7_200, exp: nowSeconds() - 3_600 }))],
  ['a token without an end', saying(() => ({ exp: undefined }))],
  ['a token that ends at a word', saying(() => ({ exp: 'never' }) as unknown as JWTPayload)],
  ['a token of tomorrow', saying(() => ({ nbf: nowSeconds() + 86_400 }))],
  ['a token issued tomorrow', saying(() => ({ iat: nowSeconds() + 86_400, exp: nowSeconds() + 90_000 }))],
  ['a token of another issuer', saying(() => ({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_strange' }))],
  ['a token of an issuer that only begins alike', async (issuer) => saying(() => ({ iss: `${issuer.issuer}.evil.example` }))(issuer)],
  ['a token without an issuer', saying(() => ({ iss: undefined }))],
  ['a token for another audience', saying(() => ({ client_id: 'another-desk' }))],
  ['a token for another audience beside the right client', saying(() => ({ aud: 'another-desk' }))],
  ['a token for nobody', saying(() => ({ client_id: undefined }))],
  ['a token without a signature that says alg none', altered(({ header, payload }) => [rewritten(header, { alg: 'none' }), payload, ''])],
  [
    'a token that says alg none and keeps its signature',
    altered(({ header, payload, signature }) => [rewritten(header, { alg: 'None' }), payload, signature]),
  ],
  ['a token whose signature is cut off', altered(({ header, payload }) => [header, payload, ''])],
  [
    'a token whose signature is changed',
    altered(({ header, payload, signature }) => [header, payload, signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))]),
  ],
  [
    'a token whose login is changed',
    altered(({ header, payload, signature }) => [header, rewritten(payload, { username: 'sabine' }), signature]),
  ],
  [
    'a token with a group written into it',
    altered(({ header, payload, signature }) => [header, rewritten(payload, { 'cognito:groups': ['supervisors'] }), signature]),
  ],
  ['a token signed by the public key as a secret', hmacOfPublicKey],
  ["a token of another key under the right key's name", signedByAnother(({ signingKey }) => signingKey.kid)],
  ['a token of another key under its own name', signedByAnother(() => randomUUID())],
  ['a token that names its key by a path', signedByAnother(() => '../../dev/null')],
  ['a token that names no key', signedByAnother(() => undefined)],
  ['an id token, which has no scope', async (issuer) => bearer(await issuer.idTokenFor('alice'))],
  ['an access token without a scope', saying(() => ({ scope: undefined }))],
  ['an access token for another scope', saying(() => ({ scope: 'profile email' }))],
  ['an access token for a scope that only begins alike', saying(() => ({ scope: 'openid2 openid:read' }))],
];

/** Tokens that the gateway lets pass, whose login is not a text, or nobody's: for our own code to refuse. */
const NOBODYS: readonly (readonly [string, JWTPayload])[] = [
  ['a token without a login', { username: undefined }],
  ['a login that is empty', { username: '' }],
  ['a login that is nobody', { username: 'mallory' }],
  ['a login that is a list of a colleague', { username: ['bob'] }],
  ['a login that is a map', { username: { bob: true } }],
  ['a login that is a number', { username: 1 }],
  ['a login that is null', { username: null }],
  ['a login in letters of another script that look the same', { username: '\u0430lice' }],
  ["a login that is a colleague's in capitals alone", { username: 'al\u0131ce' }],
  ["a login that is a colleague's in small letters and a mark", { username: 'AL\u0130CE' }],
  ['a login in full-width letters', { username: '\uff41\uff4c\uff49\uff43\uff45' }],
  ['a login with blanks around it', { username: ' alice ' }],
  ['a login with a null byte behind it', { username: 'alice\u0000' }],
  ['a login that is a key of every object', { username: '__proto__' }],
  ['a login that is a condition', { username: "alice' OR '1'='1" }],
  ['a login that is a key of the ledger', { username: 'DIRECTORY' }],
  ['a login of a colleague in another claim', { username: 'mallory', login: 'bob', sub: 'bob', 'cognito:username': 'bob' }],
];

const NO_CALL = 'a1111111-1111-4111-8111-111111111111';

/** Asks a route with the forged token: its status, and the fields of its answer. */
async function ask({ addresses }: LocalStack, { method, path, body }: AttackedRoute, { headers = {}, query = '' }: Forged) {
  const at = path(NO_CALL);
  const url = `${addresses.desk}/api${at}${query && (at.includes('?') ? '&' : '?') + query}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body(NO_CALL)) };
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...sent });
  return { status: answer.status, fields: Object.keys((await answer.json()) as object).join() };
}

/** What each route answers to the same token, by route. */
async function everywhere({ stack }: SimStack, forge: Forge) {
  const forged = await forge(stack.issuer);
  return Promise.all(ROUTES.map(async (route) => ({ route: route.key, ...(await ask(stack, route, forged)) })));
}

/** Every token that proves nobody, or a stranger, on every route. */
export function tokenAttacks(running: () => SimStack): void {
  describe('refused by the gateway of every route', () => {
    attacks('tokens', REFUSED, async (forge, tried) => {
      const answers = await everywhere(running(), forge);
      const passed = answers.filter(({ status, fields }) => ![401, 403].includes(status) || fields !== 'message');
      expect(passed).toEqual([]);
      tried(answers.length);
    });
  });

  describe('let in by the gateway, and given nothing by any route', () => {
    attacks('tokens', NOBODYS, async (claims, tried) => {
      const answers = await everywhere(
        running(),
        saying(() => claims),
      );
      const given = answers.filter(({ status, fields }) => ![401, 403, 404].includes(status) || fields !== 'type,title,status,detail,code');
      expect(given).toEqual([]);
      tried(answers.length);
    });
  });
}
