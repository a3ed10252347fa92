import { describe, expect, test } from 'vitest';
import { AgentHub } from '../../../local/ccp/agent-hub.ts';
import type { ConduitMessage } from '../../../local/ccp/conduit-message.ts';
import { createFaultBoard, type FaultRule } from '../../../local/ccp/fault-board.ts';
import type { ProfileName } from '../../../local/ccp/profiles.ts';
import { fakeClock } from './clocks.ts';
import { scriptedAgent } from './scripted-agent.ts';

function setUp({ profile = 'realistic', rules = [] }: { profile?: ProfileName; rules?: readonly FaultRule[] } = {}) {
  const clock = fakeClock();
  const agent = scriptedAgent('alice', clock.now);
  const ended: string[] = [];
  const reported: unknown[] = [];
  const faults = createFaultBoard({ profile, rules, after: clock.after, onDown: () => {}, onAuthExpire: () => {} });
  const hub = new AgentHub({
    agent,
    clock,
    faults,
    random: () => 0.5,
    onSessionEnd: (login) => ended.push(login),
    report: (error) => reported.push(error),
  });
  const open = (id: string) => {
    const got: ConduitMessage[] = [];
    const port = { id, send: (message: ConduitMessage) => got.push(message) };
    hub.join(port);
    return {
      got,
      names: () => got.map(({ event }) => event),
      forget: () => got.splice(0),
      send: (event: string, data?: unknown) => hub.receive(port, { event, data }),
      ask: (method: string, params: object = {}) =>
        hub.receive(port, { event: 'api_request', data: { requestId: method, method, params } }),
      leave: () => hub.leave(port),
    };
  };
  return { clock, agent, hub, faults, ended, reported, open };
}

/** Lets promises settle; no time passes on the fake clock. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const errorIn = (message: ConduitMessage | undefined): unknown => JSON.parse(String((message?.data as { err?: string } | undefined)?.err));

test('what is written in a chat of the agent reaches every page, as text under its topic', () => {
  const { agent, open } = setUp();
  const pages = [open('one'), open('two')];
  for (const page of pages) page.forget();
  agent.writes({ Id: 'i1', Content: 'hello' });
  for (const { got } of pages)
    expect(got).toEqual([{ event: 'webSocket::all_message', data: { topic: 'aws/chat', content: '{"Id":"i1","Content":"hello"}' } }]);
});

describe('opening a page', () => {
  test('gives the handshake with an id first, then the whole state', () => {
    const page = setUp().open('one');
    expect(page.names()).toEqual(['acknowledge', 'update_connected_ccps', 'agent::update']);
    expect(page.got[0]?.data).toEqual({ id: 'one' });
    expect(page.got[2]?.data).toMatchObject({ configuration: { username: 'alice' }, snapshot: { state: { name: 'Offline' } } });
  });

  test('waits as long as a slow acknowledgement says', () => {
    const { faults, clock, open } = setUp();
    faults.slowAck(700);
    const page = open('one');
    clock.pass(699);
    expect(page.names()).toEqual([]);
    clock.pass(1);
    expect(page.names()[0]).toBe('acknowledge');
  });

  test('tells all pages how many there are, and again when one leaves', () => {
    const { open, hub } = setUp();
    const one = open('one');
    const two = open('two');
    expect(one.got.at(-1)).toEqual({ event: 'update_connected_ccps', data: { length: 2 } });
    two.leave();
    expect(one.got.at(-1)).toEqual({ event: 'update_connected_ccps', data: { length: 1 } });
    expect(hub.pages()).toBe(1);
  });
});

describe('a softphone method', () => {
  test.each([
    ['realistic: the answer comes before the snapshot', 'realistic', ['api_response', 'agent::update']],
    ['raw: the snapshot comes before the answer', 'raw', ['agent::update', 'api_response']],
    ['slow: the answer comes before the snapshot', 'slow', ['api_response', 'agent::update']],
  ] satisfies [string, ProfileName, string[]][])('%s', async (_, profile, order) => {
    const { open, clock } = setUp({ profile });
    const page = open('one');
    page.forget();
    page.ask('putAgentState', { state: { name: 'Available' } });
    await settled();
    clock.pass(3000);
    expect(page.names()).toEqual(order);
  });

  test('is answered to the page that asked, its effect shown to every page', async () => {
    const { open, clock } = setUp();
    const [one, two] = [open('one'), open('two')];
    one.forget();
    two.forget();
    one.ask('putAgentState', { state: { name: 'Available' } });
    await settled();
    clock.pass(200);
    expect([one.names(), two.names()]).toEqual([['api_response', 'agent::update'], ['agent::update']]);
  });

  test('that is refused answers with the error as JSON in a text', async () => {
    const { open } = setUp();
    const page = open('one');
    page.ask('acceptContact', { contactId: 'none' });
    await settled();
    expect(page.got.at(-1)?.data).toMatchObject({ requestId: 'acceptContact', data: null });
    expect(errorIn(page.got.at(-1))).toEqual({
      type: 'ContactNotFoundException',
      message: 'There is no such contact.',
      stack: [],
      retryStatus: 'none',
    });
  });

  test('that breaks inside is an internal error for the desk and reported for us', async () => {
    const { open, agent, reported } = setUp();
    const page = open('one');
    agent.ring();
    page.ask('createAdditionalConnection', {});
    await settled();
    expect(errorIn(page.got.at(-1))).toMatchObject({ type: 'InternalServiceException' });
    expect(reported).toHaveLength(1);
  });

  test('without id or method is passed over', async () => {
    const { open, agent } = setUp();
    const page = open('one');
    page.forget();
    page.send('api_request', { method: 'acceptContact' });
    page.send('api_request', 'nonsense');
    await settled();
    expect([page.names(), agent.asked]).toEqual([[], []]);
  });
});

describe('faults', () => {
  test.each([
    ['a dropped request does nothing and is not answered', { method: '*', drop: 'request' }, [], []],
    ['a lost response was carried out', { method: '*', drop: 'response' }, ['putAgentState'], ['agent::update']],
    ['a refusal does nothing', { method: '*', error: { type: 'T', message: 'm' } }, [], ['api_response']],
    ['an access denied is told, not answered', { method: '*', error: { type: 'T', message: 'm', status: 403 } }, [], ['access_denied']],
    ['a 401 ends the session, unanswered', { method: '*', error: { type: 'T', message: 'm', status: 401 } }, [], ['auth_fail']],
    ['a delay puts the answer after the snapshot', { method: '*', delayMs: 500 }, ['putAgentState'], ['agent::update', 'api_response']],
  ] satisfies [string, FaultRule, string[], string[]][])('%s', async (_, rule, asked, got) => {
    const { open, agent, clock } = setUp({ rules: [rule] });
    const page = open('one');
    page.forget();
    page.ask('putAgentState', { state: { name: 'Available' } });
    await settled();
    clock.pass(1000);
    expect([agent.asked, page.names()]).toEqual([asked, got]);
  });

  test('an expired session is told to every page and ended once', () => {
    const { open, hub, ended } = setUp();
    const [one, two] = [open('one'), open('two')];
    hub.expire();
    expect([one.got.at(-1), two.got.at(-1)]).toEqual(Array(2).fill({ event: 'auth_fail', data: { authorize: true } }));
    expect(ended).toEqual(['alice']);
  });
});

describe('what pages say to one another', () => {
  test('a broadcast reaches every page, the sender too', () => {
    const { open } = setUp();
    const [one, two] = [open('one'), open('two')];
    one.send('broadcast', { event: 'contact::accepted', data: { contactId: 'c' } });
    for (const page of [one, two]) expect(page.got.at(-1)).toEqual({ event: 'contact::accepted', data: { contactId: 'c' } });
  });

  test.each([
    ['a mute', [{ mute: true }], true],
    ['an unmute after it', [{ mute: true }, { mute: false }], false],
    ['a question after a mute', [{ mute: true }, undefined], true],
  ])('%s is answered with the toggle to every page', (_, mutes, muted) => {
    const { open } = setUp();
    const [one, two] = [open('one'), open('two')];
    for (const data of mutes) one.send('broadcast', { event: 'mute', data });
    expect(two.got.at(-1)).toEqual({ event: 'agent::mute_toggle', data: { muted } });
  });

  test('a take-over of a topic is told to every page', () => {
    const { open } = setUp();
    const [one, two] = [open('one'), open('two')];
    const become = { requestId: 'r', method: 'becomeMaster', params: { topic: 'softphone' } };
    one.send('master_request', become);
    two.forget();
    one.forget();
    two.send('master_request', become);
    expect(one.got).toEqual(two.got);
    expect(one.got[0]?.data).toMatchObject({ requestId: 'r', data: { masterId: 'two', takeOver: true } });
  });

  test('keep-alive is answered, a logout ends the session everywhere, noise is passed over', () => {
    const { open, ended } = setUp();
    const [one, two] = [open('one'), open('two')];
    one.forget();
    for (const event of ['synchronize', 'outer_context_info', 'iframe_style', 'disasterRecovery::suppress', 'constructor']) one.send(event);
    expect(one.names()).toEqual(['acknowledge']);
    one.send('terminate');
    expect([two.got.at(-1)?.event, ended]).toEqual(['terminated', ['alice']]);
  });

  test('a web-socket subscription is confirmed', () => {
    const page = setUp().open('one');
    page.send('webSocket::subscribe', ['aws/chat']);
    expect(page.got.at(-1)).toEqual({ event: 'webSocket::subscription_update', data: { topics: ['aws/chat'] } });
  });
});

test('a hub that stopped follows its agent no longer', () => {
  const { open, hub, agent, clock } = setUp();
  const page = open('one');
  page.forget();
  hub.stop();
  agent.ring();
  clock.pass(1000);
  expect(page.names()).toEqual([]);
});
