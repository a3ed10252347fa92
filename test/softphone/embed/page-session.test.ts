import { describe, expect, test, vi } from 'vitest';
import type { PageReply, PageStateEvent } from '../../../contract/page-protocol.ts';
import { newPageMemory } from '../../../softphone/embed/page-memory.ts';
import { pageSession } from '../../../softphone/embed/page-session.ts';
import { aDesk, aPrivateConsult, type Desk } from '../support/desk.ts';
import { BOB } from '../support/endpoints.ts';
import { bob, call, customer, self } from '../support/seen.ts';

/** A page that talks to this desk. */
function aPage(desk: Desk, endpoints = async () => [BOB], memory = newPageMemory(() => desk.clock.now())) {
  const sent: (PageReply | PageStateEvent)[] = [];
  const notes: object[] = [];
  let pickers = 0;
  const session = pageSession({
    desk: {
      state: desk.state,
      run: desk.run,
      endpoints,
      openPicker: () => {
        pickers += 1;
      },
      writeNote: (note) => notes.push(note),
    },
    shown: () => ['caseId'],
    send: (message) => sent.push(message),
    now: () => desk.clock.now(),
    memory,
  });
  const replies = () => sent.filter((message): message is PageReply => 'replyTo' in message);
  const states = () => sent.flatMap((message) => ('event' in message ? [message.state] : []));
  return { session, replies, states, notes, pickers: () => pickers };
}
const ask = (id: string, command: string, more: object = {}) => ({ id, command, ...more });

function talking(more: Parameters<typeof call>[1] = {}) {
  const desk = aDesk();
  desk.showsLines([self(), customer()], more);
  return desk;
}

describe('a page is told', () => {
  test('who is on the call and what may be done, at each change and no other time', () => {
    const desk = talking({ queueName: 'Support', attributes: { caseId: 'C-7', secret: 'x' } });
    const page = aPage(desk);
    page.session.changed();
    page.session.changed();
    expect(page.states()).toHaveLength(1);
    expect(page.states()[0]).toMatchObject({
      agent: { name: 'Alice' },
      contact: {
        contactId: 'c1',
        queue: 'Support',
        attributes: { caseId: 'C-7' },
        phase: 'talking',
        participants: [{ role: 'Agent' }, { role: 'Customer' }],
      },
      allowed: ['SetConsult', 'Hold', 'Mute', 'SetNote', 'GetState'],
    });
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected')]);
    page.session.changed();
    expect(page.states()[1]?.contact?.participants[2]).toMatchObject({ role: 'ThirdParty', name: 'Bob', state: 'connected' });
  });

  test('of no attribute that the config does not show', () => {
    const page = aPage(talking({ attributes: { caseId: 'C-7', secret: 'x' } }));
    page.session.changed();
    expect(JSON.stringify(page.states())).not.toContain('secret');
  });
});

describe('a command of a page', () => {
  test('is carried out as its button would, and answered once snapshots show it', async () => {
    const desk = talking();
    const page = aPage(desk);
    const taken = page.session.take(ask('1', 'SetConsult', { to: { type: 'Agent', name: 'Bob' } }));
    await Promise.resolve();
    await Promise.resolve();
    await desk.phone.answer();
    expect(page.replies()).toEqual([]);
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected')]);
    await taken;
    expect([desk.phone.asked, page.replies()]).toEqual([['consult Bob'], [{ replyTo: '1', outcome: 'done' }]]);
  });

  test('is carried out once, however often its id comes, and answered each time', async () => {
    const desk = talking();
    const page = aPage(desk);
    const both = [page.session.take(ask('1', 'Hold')), page.session.take(ask('1', 'Hold'))];
    await desk.phone.answer();
    desk.showsLines([self(), customer('hold', { since: 20 })]);
    await Promise.all(both);
    await page.session.take(ask('1', 'Hold'));
    expect([desk.phone.asked, page.replies().map(({ outcome }) => outcome)]).toEqual([['hold customer'], ['done', 'done', 'done']]);
  });

  test('without a target opens the picker and waits for the agent', async () => {
    const page = aPage(talking());
    await page.session.take(ask('1', 'SetConsult'));
    expect([page.pickers(), page.replies()]).toEqual([1, [{ replyTo: '1', outcome: 'awaiting-target' }]]);
  });

  test('writes the note', async () => {
    const page = aPage(talking());
    await page.session.take(ask('1', 'SetNote', { note: { reason: 'Refund' } }));
    expect([page.notes, page.replies()]).toEqual([[{ reason: 'Refund' }], [{ replyTo: '1', outcome: 'done' }]]);
  });

  test('GetState is answered after the state, though nothing has changed', async () => {
    const page = aPage(talking());
    page.session.changed();
    await page.session.take(ask('1', 'GetState'));
    expect([page.states().length, page.replies()]).toEqual([2, [{ replyTo: '1', outcome: 'done' }]]);
  });

  test.each<[string, object, object]>([
    ['on a call that is not there', { command: 'Hold', contactId: 'c9' }, { code: 'other-contact' }],
    ['that is off now, with the reason of its button', { command: 'Resume' }, { code: 'not-now', why: 'not-held' }],
    [
      'to nobody of the directory',
      { command: 'SetConsult', to: { type: 'Agent', name: 'Zoe' } },
      { code: 'unknown-target', why: 'nobody-of-this-name' },
    ],
    ['to a team of a colleague’s name', { command: 'SetConsult', to: { type: 'Queue', name: 'Bob' } }, { code: 'unknown-target' }],
    [
      'to a number that is none',
      { command: 'SetConsult', to: { type: 'PhoneNumber', phoneNumber: '911' } },
      { code: 'unknown-target', why: 'not-e164' },
    ],
    ['about a party that is not there', { command: 'Mute', participant: 'x' }, { code: 'unknown-participant' }],
    ['that is none', { command: 'Explode' }, { code: 'unknown-command' }],
  ])('is refused %s', async (_, message, expected) => {
    const desk = talking();
    const page = aPage(desk);
    await page.session.take({ id: '1', ...message });
    expect([page.replies(), desk.phone.asked]).toMatchObject([[{ replyTo: '1', outcome: 'refused', ...expected }], []]);
  });

  test('is refused without a call', async () => {
    const page = aPage(aDesk());
    await page.session.take(ask('1', 'Hold'));
    expect(page.replies()).toMatchObject([{ code: 'no-call' }]);
  });

  test('to one of two of one name is refused: nobody could tell which was meant', async () => {
    const page = aPage(talking(), async () => [BOB, { ...BOB, arn: 'arn:other' }]);
    await page.session.take(ask('1', 'SetConsult', { to: { type: 'Agent', name: 'Bob' } }));
    expect(page.replies()).toMatchObject([{ code: 'unknown-target', why: 'several-of-this-name' }]);
  });

  test('says that nothing confirmed it, when no snapshot shows it in time', async () => {
    const desk = aPrivateConsult();
    const page = aPage(desk);
    const taken = page.session.take(ask('1', 'Conference'));
    desk.clock.pass(10_000);
    await taken;
    expect(page.replies()).toEqual([{ replyTo: '1', outcome: 'refused', code: 'not-confirmed', why: null }]);
  });
});

describe('a consult that a page asks for', () => {
  test('is not begun on the next call, should the directory be slow', async () => {
    const desk = talking();
    const directory = Promise.withResolvers<(typeof BOB)[]>();
    const page = aPage(desk, () => directory.promise);
    const taken = page.session.take(ask('1', 'SetConsult', { contactId: 'c1', to: { type: 'Agent', name: 'Bob' } }));
    desk.shows(call([self(), customer()], { contactId: 'c2', rootContactId: 'c2' }));
    directory.resolve([BOB]);
    await taken;
    expect([desk.phone.asked, page.replies()]).toMatchObject([[], [{ outcome: 'refused', code: 'call-ended' }]]);
  });

  test('opens no picker for a call that still rings', async () => {
    const desk = aDesk();
    desk.shows(call([self({ state: 'connecting' }), customer()], { phase: 'incoming' }));
    const page = aPage(desk);
    await page.session.take(ask('1', 'SetConsult'));
    expect([page.pickers(), page.replies()]).toMatchObject([0, [{ outcome: 'refused', code: 'not-now', why: 'accept-first' }]]);
  });
});

describe('a page in a loop', () => {
  test.each<[string, (i: number) => object]>([
    ['messages that are none', (i) => ask(`a${i}`, 'Explode')],
    ['one id again and again', () => ask('a', 'GetState')],
  ])('is refused %s', async (_, message) => {
    const page = aPage(talking());
    for (let i = 0; i < 50; i += 1) await page.session.take(message(i));
    expect(page.replies().filter((reply) => reply.outcome === 'refused' && reply.code === 'too-many')).toHaveLength(30);
  });

  test('is refused what is too much, and heard again a second later', async () => {
    const desk = talking();
    const page = aPage(desk);
    for (let i = 0; i < 50; i += 1) await page.session.take(ask(`a${i}`, 'GetState'));
    const refused = page.replies().filter((reply) => reply.outcome === 'refused');
    expect(new Set(refused.map((reply) => reply.outcome === 'refused' && reply.code))).toEqual(new Set(['too-many']));
    expect(refused).toHaveLength(30);
    desk.clock.pass(1_000);
    await page.session.take(ask('b', 'GetState'));
    expect(page.replies().at(-1)).toEqual({ replyTo: 'b', outcome: 'done' });
  });
});

describe('what the desk remembers of a page', () => {
  test('an id is one command, after another hello too; with other words it is refused', async () => {
    const desk = talking();
    const memory = newPageMemory(() => desk.clock.now());
    const [first, second] = [aPage(desk, undefined, memory), aPage(desk, undefined, memory)];
    void first.session.take(ask('a', 'SetNote', { note: { reason: 'Refund' } }));
    await second.session.take(ask('a', 'SetNote', { note: { reason: 'Refund' } }));
    expect([first.notes, second.notes]).toEqual([[{ reason: 'Refund' }], []]);
    expect(second.replies()).toEqual([{ replyTo: 'a', outcome: 'done' }]);
    await second.session.take(ask('a', 'SetNote', { note: { reason: 'Other' } }));
    expect(second.replies().at(-1)).toMatchObject({ outcome: 'refused', code: 'bad-message' });
  });

  test('a page that says hello again and again has no more messages', async () => {
    const desk = talking();
    const memory = newPageMemory(() => desk.clock.now());
    for (let i = 0; i < 20; i += 1) await aPage(desk, undefined, memory).session.take(ask(`m${i}`, 'GetState'));
    const page = aPage(desk, undefined, memory);
    await page.session.take(ask('more', 'GetState'));
    expect(page.replies()).toEqual([{ replyTo: 'more', outcome: 'refused', code: 'too-many', why: null }]);
  });

  test('a consult takes its note along', async () => {
    const page = aPage(talking());
    void page.session.take(ask('c', 'SetConsult', { to: { type: 'Agent', name: 'Bob' }, note: { reason: 'Refund' } }));
    await vi.waitFor(() => expect(page.notes).toEqual([{ reason: 'Refund' }]));
  });

  test('a consult that cannot be begun changes no note', async () => {
    const page = aPage(talking());
    await page.session.take(ask('c', 'SetConsult', { to: { type: 'Agent', name: 'Zoe' }, note: { reason: 'Refund' } }));
    expect(page.replies()).toMatchObject([{ outcome: 'refused', code: 'unknown-target' }]);
    expect(page.notes).toEqual([]);
  });
});
