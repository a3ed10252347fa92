import { afterEach, describe, expect, test, vi } from 'vitest';
import { ccpUrlFor, type DeskConfig, phoneSignInUrl, phoneSignsInAt, readDeskConfig } from '../../softphone/desk-config.ts';

const CONFIG: DeskConfig = {
  ccpUrl: 'https://centre.example/ccp-v2/?agent={login}',
  apiBase: '/api',
  socketPath: '/ws',
  identity: { issuer: 'https://issuer.example', clientId: 'desk', scope: 'openid', loginClaim: 'username' },
  region: 'eu-central-1',
  noAnswerMs: 30_000,
};
const URL_OF = new URL('https://desk.example/config.json');
const answers = (body: unknown, status = 200) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));

afterEach(() => vi.unstubAllGlobals());

describe('the settings of a deployment', () => {
  test('are read as they are', async () => {
    answers(CONFIG);
    await expect(readDeskConfig(URL_OF)).resolves.toEqual(CONFIG);
  });

  test.each([
    ['that are missing', {}, 404, /status 404/],
    ['without a field', { ...CONFIG, ccpUrl: undefined }, 200, /ccpUrl is missing/],
    ['of another kind', 'text', 200, /ccpUrl is missing/],
  ])('%s are refused', async (_name, body, status, message) => {
    answers(body, status);
    await expect(readDeskConfig(URL_OF)).rejects.toThrow(message);
  });

  test('the login stands in the phone’s address, escaped', () => {
    expect(ccpUrlFor(CONFIG, 'a&b@c')).toBe('https://centre.example/ccp-v2/?agent=a%26b%40c');
    expect(ccpUrlFor({ ...CONFIG, ccpUrl: 'https://centre.example/ccp-v2/' }, 'alice')).toBe('https://centre.example/ccp-v2/');
  });

  test('a window for signing in to the phone leads to the identity provider where there is one', () => {
    expect([phoneSignInUrl(CONFIG, 'alice'), phoneSignsInAt(CONFIG)]).toEqual(['https://centre.example/ccp-v2/?agent=alice', null]);
    const federated = { ...CONFIG, loginUrl: 'https://id.centre.example/app/connect/sso' };
    expect([phoneSignInUrl(federated, 'alice'), phoneSignsInAt(federated)]).toEqual([federated.loginUrl, 'id.centre.example']);
  });
});
