import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerIn, handBack, type ReturningWindow, WINDOW_STATE } from '../../../softphone/identity/hand-back.ts';
import type { SignInPage } from '../../../softphone/identity/identity-config.ts';
import { renewByWindow, signInByWindow } from '../../../softphone/identity/sign-in-window.ts';
import { CONFIG, fakeIssuer, fakePage } from './fake-issuer.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page whose window comes back with `answer` as soon as it is sent to the issuer. */
function pageWithWindow(issuer: ReturnType<typeof fakeIssuer>, answer: Record<string, string>) {
  const { page, items, pass, went } = fakePage('https://desk.example/?login_hint=alice');
  const windows: { url: URL | null; closed: boolean }[] = [];
  const openWindow: SignInPage['openWindow'] = () => {
    const opened = { url: null as URL | null, closed: false };
    windows.push(opened);
    return {
      go: (url) => {
        opened.url = url;
        issuer.nonce = url.searchParams.get('nonce') ?? '';
      },
      close: () => {
        opened.closed = true;
      },
      answer: async (state) => new URLSearchParams({ state, ...answer }),
    };
  };
  return { page: { ...page, openWindow }, items, pass, went, windows };
}

describe('signing in by a window of its own', () => {
  test('asks in the window, keeps the verifier in the page, and closes the window', async () => {
    const issuer = fakeIssuer();
    const { page, items, went, windows } = pageWithWindow(issuer, { code: 'abc' });
    const session = await signInByWindow(CONFIG, page);
    expect(session.login).toBe('alice');
    expect(windows).toMatchObject([{ closed: true }]);
    const sent = Object.fromEntries(windows[0]?.url?.searchParams ?? []);
    expect(sent).toMatchObject({ redirect_uri: 'https://desk.example/', login_hint: 'alice', code_challenge_method: 'S256' });
    expect(sent.state?.startsWith(WINDOW_STATE)).toBe(true);
    expect(sent).not.toHaveProperty('prompt');
    expect([items.size, went]).toEqual([0, []]);
  });

  test.each([
    [
      'the browser blocks the window',
      { code: 'abc' },
      (page: SignInPage): SignInPage => ({ ...page, openWindow: () => null }),
      'window-blocked',
    ],
    ['the person says no', { error: 'access_denied' }, (page: SignInPage): SignInPage => page, 'refused'],
    ['the answer is for another sign-in', { code: 'abc', state: 'w.other' }, (page: SignInPage): SignInPage => page, 'refused'],
    ['the answer is of another issuer', { code: 'abc', iss: 'https://evil.example' }, (page: SignInPage): SignInPage => page, 'refused'],
  ])('does not when %s', async (_when, answer, change, code) => {
    const { page, windows } = pageWithWindow(fakeIssuer(), answer);
    await expect(signInByWindow(CONFIG, change(page))).rejects.toMatchObject({ code });
    expect(windows.every(({ closed }) => closed)).toBe(true);
  });
});

describe('a session that has run out', () => {
  async function ranOut() {
    const issuer = fakeIssuer();
    issuer.refreshToken = undefined;
    const opened = pageWithWindow(issuer, { code: 'abc' });
    const session = await signInByWindow(CONFIG, opened.page);
    opened.pass(3_600_000);
    await expect(session.access()).rejects.toMatchObject({ code: 'expired' });
    return { issuer, session, page: opened.page, went: opened.went };
  }

  test('goes on in the same page with the tokens of a new sign-in', async () => {
    const { issuer, session, page, went } = await ranOut();
    issuer.accessClaims = { username: 'Alice', second: true };
    await renewByWindow(session, CONFIG, page);
    expect(atob((await session.access()).split('.')[1] ?? '')).toContain('second');
    expect(went).toEqual([]);
  });

  test('takes the tokens of the same user in other letters', async () => {
    const issuer = fakeIssuer();
    issuer.accessClaims = { username: 'Imke' };
    const { page } = pageWithWindow(issuer, { code: 'abc' });
    const session = await signInByWindow(CONFIG, page);
    issuer.accessClaims = { username: 'IMKE', second: true };
    await renewByWindow(session, CONFIG, page);
    expect(atob((await session.access()).split('.')[1] ?? '')).toContain('second');
  });

  test("is not taken over by somebody else: the page's call and log are the first one's", async () => {
    const { issuer, session, page } = await ranOut();
    issuer.accessClaims = { username: 'bob' };
    await expect(renewByWindow(session, CONFIG, page)).rejects.toMatchObject({ code: 'other-login' });
    await expect(session.access()).rejects.toMatchObject({ code: 'expired' });
  });
});

describe('the window that the issuer sends back', () => {
  const returning = (search: string, opener = true) => {
    const done: unknown[] = [];
    const window: ReturningWindow = {
      location: { origin: 'https://desk.example', pathname: '/', search },
      opener: opener ? { postMessage: (message, origin) => void done.push(['opener', message, origin]) } : null,
      broadcast: (message) => void done.push(['channel', message]),
      forget: (path) => void done.push(['forget', path]),
      close: () => void done.push(['close']),
    };
    return { handed: handBack(window), done };
  };
  const search = `?code=abc&state=${WINDOW_STATE}x`;
  const message = { type: 'consult-call-sign-in', search };

  test('tells its opener, of its own origin alone, takes the code out of the address and closes', () => {
    expect(returning(search)).toEqual({
      handed: true,
      done: [['forget', '/'], ['opener', message, 'https://desk.example'], ['channel', message], ['close']],
    });
  });

  test('is heard by the channel when a sign-in page has cut the tie to the opener', () => {
    expect(returning(search, false).done).toContainEqual(['channel', message]);
  });

  test.each(['', '?state=other&code=abc', '?login_hint=alice'])('is any other page with %j in its address', (other) => {
    expect(returning(other)).toEqual({ handed: false, done: [] });
  });

  test.each([
    ['the answer to this state', message, true],
    ['the answer to another', { ...message, search: `?code=abc&state=${WINDOW_STATE}y` }, false],
    ['a message of something else', { ...message, type: 'other' }, false],
    ['a message that is none', null, false],
    ['a query that is no text', { ...message, search: 7 }, false],
  ])('%s counts: %o -> %s', (_what, data, counts) => {
    expect(answerIn(data, `${WINDOW_STATE}x`) !== null).toBe(counts);
  });
});
