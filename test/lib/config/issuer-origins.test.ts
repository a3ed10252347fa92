import { describe, expect, test } from 'vitest';
import { withIssuerOrigins } from '../../../lib/config/issuer-origins.ts';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { config } from './valid-config.ts';

const ISSUER = 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Harbour';
const HOSTED = 'https://harbour.auth.eu-west-2.amazoncognito.com';
const DOCUMENT = { issuer: ISSUER, authorization_endpoint: `${HOSTED}/oauth2/authorize`, token_endpoint: `${HOSTED}/oauth2/token` };
const parsed = (identity: object = { issuer: ISSUER, audience: 'desk' }) => parseConfig(config({ identity }), 'mine.json');
const neverAsked = () => Promise.reject(new Error('was asked'));

describe('the origins of an issuer', () => {
  test('are those of its endpoints, read once from where its discovery document is', async () => {
    const asked: string[] = [];
    const read = async (url: string) => {
      asked.push(url);
      return DOCUMENT;
    };
    const { identity } = await withIssuerOrigins(parsed(), 'mine.json', read);
    expect(identity.origins).toEqual(['https://cognito-idp.eu-west-2.amazonaws.com', HOSTED]);
    expect(asked).toEqual([`${ISSUER}/.well-known/openid-configuration`]);
  });

  test('are found behind an issuer that ends in a slash', async () => {
    const issuer = 'https://harbour.eu.auth0.com/';
    const read = async (url: string) => (url === `${issuer}.well-known/openid-configuration` ? { issuer } : neverAsked());
    expect((await withIssuerOrigins(parsed({ issuer, audience: 'desk' }), 'mine.json', read)).identity.origins).toEqual([
      'https://harbour.eu.auth0.com',
    ]);
  });

  test.each([
    ['the config lists them', { issuer: ISSUER, audience: 'desk', origins: [HOSTED] }],
    ['a user pool is created', {}],
  ])('are not asked for when %s', async (_when, identity) => {
    const given = parsed(identity);
    expect(await withIssuerOrigins(given, 'mine.json', neverAsked)).toBe(given);
  });

  test.each([
    ['there is no network', neverAsked, 'can be read now, or identity.origins'],
    [
      'the document is of another issuer',
      async () => ({ ...DOCUMENT, issuer: 'https://evil.example' }),
      'as its discovery document names itself',
    ],
    ['the answer is no document', async () => 'sign in first', 'as its discovery document names itself'],
    ['an endpoint is without encryption', async () => ({ ...DOCUMENT, token_endpoint: 'http://harbour.example/token' }), 'over https'],
  ])('are refused in words of the config when %s', async (_when, read, wanted) => {
    await expect(withIssuerOrigins(parsed(), 'mine.json', read)).rejects.toThrow(wanted);
  });
});
