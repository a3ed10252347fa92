import type { Consult } from '../../../contract/schemas/consult.ts';
import type { HandedOffSession } from '../../../contract/schemas/hand-off.ts';
import type { Note } from '../../../contract/schemas/note.ts';
import { NOTHING_SAID, type QueueDispositions, type SaidOfCall } from '../../../softphone/call/disposition.ts';
import { NO_TEXT, type NoteState, newNote, noteRead } from '../../../softphone/call/note.ts';
import type { DirectoryEntry, PresenceState } from '../../../softphone/directory/entry.ts';
import { EMPTY_BOOK, type PersonalBook } from '../../../softphone/directory/personal-book.ts';
import type { DeskProps } from '../../../softphone/view/desk-props.ts';
import { NOTHING_WRITTEN, type Written } from '../../../softphone/view/desk-props.ts';
import type { LegTreeInput } from '../../../softphone/view/leg-rows.ts';
import { aDesk, aPrivateConsult, type Desk } from '../support/desk.ts';
import { BILLING, BOB, SUPPLIER } from '../support/endpoints.ts';
import { consult, leg } from '../support/legs.ts';
import { ALICE, bob, call, customer, line, outside, seen, self } from '../support/seen.ts';

/** One state of the desk to look at. */
export interface Scene {
  readonly desk: Desk;
  readonly more?: Partial<
    Pick<
      DeskProps,
      | 'written'
      | 'handOffs'
      | 'directory'
      | 'history'
      | 'book'
      | 'home'
      | 'tree'
      | 'login'
      | 'noMicrophone'
      | 'phoneSignsInAt'
      | 'signInTrouble'
      | 'untoldSince'
    >
  >;
  /** How long after the last event one looks, in milliseconds. */
  readonly after?: number;
}

const agent = (name: string, state?: PresenceState, minutes = 0): DirectoryEntry => ({
  ...BOB,
  arn: `qc/${name}`,
  name,
  ...(state === undefined ? {} : { presence: { state, sinceMs: -minutes * 60_000 } }),
});

const AGENTS = [
  agent('Bob Meyer', 'available', 4),
  agent('Bea Long', 'on-contact'),
  agent('Carol Danvers', 'after-contact-work', 2),
  agent('Dave Bowman', 'offline', 190),
  agent('Eve Adams'),
];
const TEAMS: readonly DirectoryEntry[] = [
  { ...BILLING, team: { agentsFree: 2, contactsWaiting: 0, oldestWaitMs: null } },
  { ...BILLING, arn: 'qc/returns', name: 'Returns and refunds', team: { agentsFree: 0, contactsWaiting: 3, oldestWaitMs: 250_000 } },
  { ...BILLING, arn: 'qc/legal', name: 'Legal' },
];
const ABROAD = { ...SUPPLIER, arn: 'qc/abroad', name: 'Spare parts, Berlin', number: '+493012345678' };
const DIRECTORY: Extract<DeskProps['directory'], { status: 'read' }> = {
  status: 'read',
  endpoints: [...AGENTS, ...TEAMS, SUPPLIER, ABROAD],
};
/** The agent at the desk is called otherwise in the config than in Connect. */
const ALICE_IS_BOB: DeskProps['directory'] = {
  status: 'read',
  endpoints: DIRECTORY.endpoints.map((entry) => (entry.name === 'Bob Meyer' ? { ...entry, userArn: ALICE.arn } : entry)),
};
const FIRST = ['Ana', 'Ben', 'Cleo', 'Dan', 'Élise', 'Finn', 'Gül', 'Hana', 'Ivo', 'Jorge'];
const LAST = ['Abel', 'Brandt', 'Castro', 'Dupont', 'Eriksen', 'Fuchs', 'Gómez', 'Hoffmann', 'Ito', 'Jansen'];
/** Two thousand, as a large centre has them. */
const MANY: DeskProps['directory'] = {
  status: 'read',
  endpoints: Array.from({ length: 2_000 }, (_, at) => agent(`${FIRST[at % 10]} ${LAST[Math.floor(at / 10) % 10]} ${at}`, 'available', at)),
};
const BOOK: PersonalBook = {
  ...EMPTY_BOOK,
  favourites: ['qc/Dave Bowman'],
  recents: [
    { arn: 'qc/returns', atMs: -60_000 },
    { number: '+442079460958', atMs: -90_000 },
  ],
};

const TREE: LegTreeInput = {
  legs: [
    leg('c1', { startedAt: 0, parentContactId: null, agent: ALICE.arn, connectedAt: 4_000 }),
    leg('c2', { startedAt: 50, connectedAt: 9_000, leftAt: 60_000 }),
    leg('c3', { startedAt: 70_000, target: { kind: 'external', id: '+12065550199' } }),
  ],
  consults: [consult('c2', 'returned'), consult('c3', 'pending', { target: { kind: 'external', id: '+12065550199' } })],
};

const talked = (ms: number): Partial<Consult> => ({
  times: { ...consult('c0', 'returned').times, consult: { ms, method: 'measured', atLeastMs: ms, atMostMs: ms } },
});
const asked = (at: number, outcome: Consult['outcome'], more: Partial<Consult>): Consult =>
  consult(`h${at}`, outcome, { askedBy: { agent: ALICE.arn, queue: null }, startedAt: new Date(-at * 3_600_000).toISOString(), ...more });
const HISTORY: DeskProps['history'] = {
  state: 'read',
  page: {
    consults: [
      asked(1, 'returned', { target: { kind: 'agent', id: 'arn:bob' }, ...talked(95_000) }),
      asked(2, 'transferred-warm', {
        target: { kind: 'agent', id: ALICE.arn },
        askedBy: { agent: 'arn:bea', queue: null },
        ...talked(42_000),
      }),
      asked(5, 'not-answered', { target: { kind: 'queue', id: 'arn:returns' } }),
      asked(26, 'cancelled', { target: { kind: 'external', id: '+12065550199' } }),
      asked(30, 'declined', { target: { kind: 'agent', id: 'arn:gone' } }),
    ],
    names: { 'arn:bob': 'Bob Meyer', 'arn:bea': 'Bea Long', 'arn:returns': 'Returns and refunds' },
    next: 'more',
  },
};

const talking = (): Desk => {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  return desk;
};

const reaching = (state: 'connecting' | 'connected', endpoint = BOB): Desk => {
  const desk = talking();
  desk.press('Consult', { endpoint });
  desk.showsLines([self(), customer('hold', { since: 20 }), bob(state, { quickConnectName: endpoint.name })]);
  return desk;
};

const shown = (desk: Desk, ...lines: Parameters<Desk['showsLines']>): Desk => {
  desk.showsLines(...lines);
  return desk;
};

const told = (desk: Desk, tell: (desk: Desk) => void): Desk => {
  tell(desk);
  return desk;
};

const idle = (stateName: string, stateType: string): Desk =>
  told(aDesk(), (desk) => desk.tell({ type: 'snapshot', snapshot: seen([], { agent: { ...ALICE, stateName, stateType } }) }));

/** A caller whom Bob did not answer. */
const broughtBack = (to: 'sender' | 'team', phase: 'connecting' | 'connected') =>
  call([self(phase === 'connecting' ? { state: phase } : {}), customer()], { phase, cameBack: { to, asked: 'Bob' }, queueName: null });

/** A team's call, which may be a consult, in a phone that does not say. */
const unclear = (phase: 'connecting' | 'connected') =>
  call([self(phase === 'connecting' ? { state: phase } : {}), customer()], { phase, askedIn: null, originKnown: false, multiParty: false });

const callback = (phase: 'incoming' | 'connecting') =>
  call([self(phase === 'incoming' ? { state: 'connecting' } : {}), customer(phase === 'incoming' ? 'connected' : phase)], {
    phase,
    callback: true,
  });

export const CONTEXT: DeskProps['context'] = {
  attributes: [
    { key: 'caseId', label: 'Case' },
    { key: 'topic', label: 'Topic' },
  ],
  caseUrl: 'https://crm.example/cases/{caseId}',
};
const ATTRIBUTES = { caseId: 'C-4711', topic: 'Refund of a double payment' };

const NOTE: Note = {
  reason: 'Refund over my limit',
  matters: 'She needs the money before the weekend.\nOrder 4711, paid twice.',
  tried: 'Voucher, declined',
  version: 2,
  by: ALICE.arn,
  at: '2026-11-21T10:15:30.000Z',
  earlier: [{ version: 1, by: 'arn:bob', at: '2026-11-21T10:14:02.000Z' }],
};
const BOBS: Note = {
  ...NOTE,
  tried: 'Bob asked the bank',
  version: 3,
  by: 'arn:bob',
  earlier: [...NOTE.earlier, { version: 2, by: ALICE.arn, at: NOTE.at }],
};
const noted = (more: Partial<NoteState> = {}, mayWrite = true): Written => ({
  ...NOTHING_WRITTEN,
  mayWrite,
  note: { ...noteRead(newNote('c1'), NOTE), ...more },
});
const DRAFT = { reason: 'Refund over my limit', matters: 'She needs it today', tried: '' };

const asking = (said: Partial<SaidOfCall> = {}): Written => ({
  ...noted({}, false),
  asks: {
    queue: { arn: null, name: 'Support' },
    required: true,
    codes: ['Solved', 'Call back', 'Passed on', 'Nobody there'].map((label) => ({ code: label, label })),
  },
  said: { ...NOTHING_SAID, ...said },
});
const ended = (owes: boolean): Desk =>
  told(talking(), (desk) => {
    desk.tell({ type: 'owes-disposition', contactId: 'c1', owes });
    desk.shows(call([self({ state: 'disconnected' }), customer('disconnected')], { phase: 'ended', attributes: ATTRIBUTES }));
  });

/** What an AI agent handed over; while it rings without its transcript. */
const handedOver = (session: Partial<HandedOffSession> = {}): Pick<DeskProps, 'handOffs'> => ({
  handOffs: [
    {
      contactId: 'c1',
      aiAgent: 'Nova',
      passedAt: '2026-11-21T10:12:00.000Z',
      session: {
        sessionId: 'nova-8f3a-a-session-id-without-any-place-where-a-line-could-be-broken-0123456789',
        version: 1,
        firstPostedAt: '2026-11-21T10:14:00.000Z',
        postedAt: '2026-11-21T10:14:00.000Z',
        occurredAt: '2026-11-21T10:14:00.000Z',
        reason: 'Wants a refund of an order that was paid twice',
        summary: 'Order 4711 was paid twice on Friday.\nThe bank confirms both payments; a voucher was declined.',
        transcript: [
          { role: 'ai', text: 'How can I help?', at: '2026-11-21T10:12:04.000Z', offsetMs: null },
          { role: 'caller', text: 'I paid <b>twice</b>.', at: null, offsetMs: 9_000 },
          { role: 'tool', text: 'A'.repeat(200), at: null, offsetMs: null },
        ],
        caller: { number: '+12065550142', name: 'Ana Lang', language: 'en' },
        identity: { state: 'authenticated', why: 'trusted-method', method: 'pin', verifiedAt: null },
        attributes: { orderId: '4711' },
        links: [{ rel: 'session', href: 'https://ai.example/s/nova-8f3a' }],
        ...session,
      },
    },
  ],
});
const rings = () => told(aDesk(), (desk) => desk.shows(call([self({ state: 'connecting' }), customer()], { phase: 'connecting' })));

/** Every state of the desk, by name. */
export const SCENES: Readonly<Record<string, () => Scene>> = {
  ready: () => ({ desk: idle('Available', 'routable') }),
  'not-ready': () => ({ desk: idle('Offline', 'offline') }),
  ringing: () => ({
    desk: told(aDesk(), (desk) => desk.shows(call([self({ state: 'connecting' }), customer()], { phase: 'connecting' }))),
    after: 4_000,
  }),
  'back-from-a-colleague': () => ({ desk: told(aDesk(), (desk) => desk.shows(broughtBack('sender', 'connecting'))), after: 4_000 }),
  'back-to-the-team': () => ({ desk: told(aDesk(), (desk) => desk.shows(broughtBack('team', 'connecting'))), after: 4_000 }),
  'talking-to-one-who-is-back': () => ({ desk: told(aDesk(), (desk) => desk.shows(broughtBack('sender', 'connected'))), after: 12_000 }),
  'ringing-of-unknown-origin': () => ({ desk: told(aDesk(), (desk) => desk.shows(unclear('connecting'))), after: 1_000 }),
  'talking-to-an-unknown-side': () => ({ desk: told(aDesk(), (desk) => desk.shows(unclear('connected'))), after: 1_000 }),
  'callback-offered': () => ({ desk: told(aDesk(), (desk) => desk.shows(callback('incoming'))), after: 4_000 }),
  'callback-calling': () => ({ desk: told(aDesk(), (desk) => desk.shows(callback('connecting'))), after: 4_000 }),
  calling: () => ({
    desk: told(aDesk(), (desk) => desk.shows(call([self(), customer('connecting')], { phase: 'connecting', direction: 'outbound' }))),
    after: 4_000,
  }),
  talking: () => ({ desk: talking(), after: 161_000, more: { tree: TREE } }),
  'second-call': () => ({
    desk: told(aDesk(), (desk) =>
      desk.shows(call([self(), customer()]), call([self({ state: 'connecting' }), customer()], { contactId: 'c9', phase: 'connecting' })),
    ),
  }),
  'talking-after-consult': () => ({
    desk: shown(aPrivateConsult(), [self(), customer('connected', { since: 62_000 }), bob('disconnected', { since: 60_000 })]),
    after: 161_000,
    more: { tree: TREE },
  }),
  'hand-off-while-it-rings': () => ({ desk: rings(), after: 1_000, more: handedOver({ transcript: null, links: [] }) }),
  'hand-off': () => ({
    desk: talking(),
    after: 9_000,
    more: { ...handedOver(), written: noted({ kept: null, draft: NO_TEXT }) },
  }),
  'hand-off-of-a-known-number': () => ({
    desk: talking(),
    more: handedOver({
      identity: { state: 'recognised', why: 'number-known', method: null, verifiedAt: null },
      reason: null,
      transcript: null,
    }),
  }),
  'hand-off-pending': () => ({
    desk: talking(),
    more: { handOffs: [{ contactId: 'c1', aiAgent: 'Nova', passedAt: '2026-11-21T10:12:00.000Z', session: null }] },
  }),
  'note-empty': () => ({ desk: talking(), more: { written: noted({ kept: null, draft: NO_TEXT }) } }),
  'note-draft': () => ({ desk: reaching('connected'), more: { written: noted({ kept: null, draft: DRAFT }) } }),
  'note-sent': () => ({
    desk: told(aPrivateConsult(), (desk) => {
      desk.shows(call([self(), customer('hold'), bob('connected')], { attributes: ATTRIBUTES }));
    }),
    more: { written: noted() },
  }),
  'note-not-sent': () => ({
    desk: reaching('connected'),
    more: { written: noted({ kept: null, draft: DRAFT, wanted: true, trouble: 'unreachable' }) },
  }),
  'note-overtaken': () => ({ desk: aPrivateConsult(), more: { written: noted({ kept: BOBS, draft: DRAFT }) } }),
  'note-while-it-rings': () => ({
    desk: told(aDesk(), (desk) => {
      desk.shows(
        call([self({ state: 'connecting' }), customer('hold'), line('third', 'connected', { connectionId: 'asker' })], {
          phase: 'connecting',
          askedIn: true,
          attributes: ATTRIBUTES,
        }),
      );
      const legs = [
        leg('c0', { startedAt: 0, parentContactId: null, agent: 'arn:bea' }),
        leg('c1', { startedAt: 50, parentContactId: 'c0' }),
      ];
      desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [], names: { 'arn:bea': 'Bea Long' } } });
    }),
    more: { written: noted({ kept: BOBS }, false) },
  }),
  'wrap-up-asks': () => ({ desk: ended(true), more: { written: asking() } }),
  'wrap-up-said': () => ({ desk: ended(false), more: { written: asking({ code: 'Solved', notes: 'Refunded by Bob', kept: 'yes' }) } }),
  'wrap-up-owed': () => ({
    desk: aPrivateConsult(),
    more: {
      written: {
        ...NOTHING_WRITTEN,
        owed: {
          contactId: 'c0',
          asks: asking().asks as QueueDispositions,
          said: { ...NOTHING_SAID, notes: 'Refund promised, order 77' },
          number: '+12065550142',
          leftAtMs: 0,
          more: 1,
        },
      },
    },
  }),
  'hold-pending': () => ({ desk: told(talking(), (desk) => desk.press('Hold')), after: 3_000 }),
  'hold-no-answer': () => ({
    desk: told(talking(), (desk) => {
      desk.press('Hold');
      desk.clock.pass(10_000);
    }),
  }),
  held: () => ({ desk: shown(talking(), [self(), customer('hold')]), after: 42_000 }),
  picker: () => ({ desk: talking(), more: { directory: DIRECTORY } }),
  'picker-favourites-and-recents': () => ({ desk: talking(), more: { directory: DIRECTORY, book: BOOK } }),
  'picker-no-favourites': () => ({ desk: talking(), more: { directory: DIRECTORY, book: { ...EMPTY_BOOK, tab: 'favourites' } } }),
  'picker-of-bob': () => ({ desk: talking(), more: { directory: ALICE_IS_BOB } }),
  'picker-many': () => ({ desk: talking(), more: { directory: MANY } }),
  'picker-empty': () => ({ desk: talking(), more: { directory: { status: 'read', endpoints: [] } } }),
  'picker-reading': () => ({ desk: talking(), more: { directory: { status: 'reading' } } }),
  'picker-old': () => ({
    desk: talking(),
    more: { directory: { ...DIRECTORY, old: { readAtMs: 0, code: 'invalid-state' } } },
  }),
  'picker-failed': () => ({ desk: talking(), more: { directory: { status: 'failed', code: 'no-answer' } } }),
  'history-idle': () => ({ desk: idle('Available', 'routable'), more: { history: HISTORY } }),
  history: () => ({ desk: talking(), more: { history: HISTORY, directory: DIRECTORY } }),
  'history-empty': () => ({
    desk: talking(),
    more: { history: { state: 'read', page: { consults: [], names: {}, next: null } } },
  }),
  'history-failed': () => ({ desk: talking(), more: { history: { state: 'failed', page: null } } }),
  untold: () => ({ desk: talking(), after: 30_000, more: { untoldSince: 0 } }),
  dialling: () => ({ desk: reaching('connecting'), after: 2_000 }),
  'ringing-at': () => ({ desk: reaching('connected'), after: 8_000 }),
  'ringing-long': () => ({ desk: reaching('connected'), after: 18_000 }),
  queued: () => ({
    desk: told(reaching('connected', BILLING), (desk) =>
      desk.tell({
        type: 'legs',
        news: {
          contactId: 'c1',
          legs: [leg('c2', { startedAt: 50, queuedAt: new Date(60).toISOString(), target: { kind: 'queue', id: 'q' } })],
          consults: [],
          queued: { c2: { position: 2, estimatedWaitMs: 70_000 } },
        },
      }),
    ),
    after: 25_000,
  }),
  'no-answer': () => ({ desk: reaching('connected'), after: 34_000 }),
  busy: () => ({
    desk: told(talking(), (desk) => {
      desk.press('Consult', { endpoint: SUPPLIER });
      desk.showsLines([self(), customer('hold', { since: 20 }), outside('connecting')]);
      desk.showsLines([self(), customer('hold', { since: 20 }), outside('disconnected', { since: 2_000 })]);
      const legs = [leg('c2', { startedAt: 50, target: { kind: 'external', id: '+12065550199' }, endReason: 'TELECOM_BUSY' })];
      desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [consult('c2', 'failed')] } });
    }),
    after: 9_000,
  }),
  private: () => ({ desk: aPrivateConsult(), after: 42_000, more: { tree: TREE } }),
  swapped: () => ({ desk: shown(aPrivateConsult(), [self(), customer(), bob('hold', { since: 30_000 })]), after: 42_000 }),
  conference: () => ({ desk: shown(aPrivateConsult(), [self(), customer(), bob('connected', { muted: true })]), after: 62_000 }),
  'six-parties': () => ({
    desk: told(aPrivateConsult(), (desk) => {
      const others = [outside('connected'), bob('hold', { connectionId: 'carol', quickConnectName: 'Carol' })];
      desk.showsLines([self(), customer(), bob('connected', { muted: true }), ...others]);
      desk.tell({
        type: 'legs',
        news: {
          contactId: 'c1',
          legs: [leg('c2', { startedAt: 50, connectedAt: 4_000 }), leg('c4', { startedAt: 60, parentContactId: 'c2', connectedAt: 9_000 })],
          consults: [],
        },
      });
    }),
    after: 62_000,
  }),
  'all-held': () => ({ desk: shown(aPrivateConsult(), [self(), customer('hold'), bob('hold')]), after: 62_000 }),
  'customer-gone': () => ({ desk: shown(aPrivateConsult(), [self(), customer('disconnected'), bob('connected')]), after: 62_000 }),
  'not-answered': () => ({
    desk: shown(reaching('connected'), [self(), customer('hold', { since: 20 }), bob('disconnected', { since: 20_000 })]),
    after: 22_000,
  }),
  'key-sheet': () => ({ desk: talking() }),
  'hang-up-asks': () => ({ desk: aPrivateConsult(), after: 42_000 }),
  'drop-customer-asks': () => ({ desk: shown(aPrivateConsult(), [self(), customer(), bob('connected')]), after: 42_000 }),
  'handing-over': () => ({
    desk: told(aPrivateConsult(), (desk) => desk.press('Transfer')),
    after: 3_000,
  }),
  'handed-over-unconfirmed': () => ({
    desk: told(aPrivateConsult(), (desk) => {
      desk.press('Transfer');
      desk.shows(call([self({ state: 'disconnected' }), customer('hold'), bob('connected')], { phase: 'ended', since: 40_000 }));
    }),
    after: 42_000,
  }),
  'handed-over': () => ({
    desk: told(aPrivateConsult(), (desk) => {
      desk.press('Transfer');
      desk.shows(call([self({ state: 'disconnected' }), customer('hold'), bob('connected')], { phase: 'ended', since: 40_000 }));
      const legs = [
        leg('c1', { startedAt: 0, parentContactId: null, agent: ALICE.arn, connectedAt: 10, leftAt: 9_000 }),
        leg('c2', { startedAt: 50, connectedAt: 4_000 }),
      ];
      desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    }),
    after: 42_000,
  }),
  missed: () => ({
    desk: told(aDesk(), (desk) => desk.shows(call([self({ state: 'disconnected' }), customer()], { phase: 'failed' }))),
  }),
  'asked-in': () => ({
    desk: told(aDesk(), (desk) =>
      desk.shows(call([self(), customer('hold'), line('third', 'connected', { connectionId: 'asker' })], { askedIn: true })),
    ),
    after: 12_000,
  }),
  'asked-in-by-two': () => ({
    desk: told(aDesk(), (desk) => {
      const [asker, other] = ['asker', 'other'].map((connectionId) => line('third', 'connected', { connectionId }));
      if (asker && other) desk.shows(call([self(), customer('hold'), asker, other], { askedIn: true }));
    }),
    after: 12_000,
  }),
  'put-on-hold': () => ({
    desk: told(aDesk(), (desk) => {
      const asker = line('third', 'connected', { connectionId: 'asker' });
      desk.shows(call([self({ state: 'hold' }), customer(), asker], { askedIn: true }));
    }),
    after: 12_000,
  }),
  supervised: () => ({ desk: shown(talking(), [self(), customer(), line('monitor', 'connected')]), after: 12_000 }),
  'phone-lost': () => ({
    desk: told(aPrivateConsult(), (desk) => desk.tell({ type: 'link', link: 'phone', trouble: 'silent' })),
    after: 12_000,
  }),
  'phone-sign-in': () => ({ desk: told(aDesk(), (desk) => desk.tell({ type: 'link', link: 'phone', trouble: 'sign-in' })) }),
  'phone-sign-in-elsewhere': () => ({
    desk: told(aPrivateConsult(), (desk) => desk.tell({ type: 'link', link: 'phone', trouble: 'sign-in' })),
    more: { phoneSignsInAt: 'id.harbour-orders.example' },
  }),
  'ledger-lost': () => ({
    desk: told(reaching('connected'), (desk) => desk.tell({ type: 'link', link: 'ledger', trouble: 'silent' })),
    after: 12_000,
  }),
  'signed-out-blocked': () => ({
    desk: told(reaching('connected'), (desk) => desk.tell({ type: 'link', link: 'ledger', trouble: 'sign-in' })),
    more: { signInTrouble: 'window-blocked' },
    after: 12_000,
  }),
  'other-agent': () => ({ desk: idle('Available', 'routable'), more: { login: 'bob', noMicrophone: true } }),
};

/** Which button opens a scene's dialog. */
export const OPENERS: Readonly<Record<string, string>> = {
  picker: 'Consult',
  'picker-favourites-and-recents': 'Consult',
  'picker-no-favourites': 'Consult',
  'picker-of-bob': 'Consult',
  'picker-many': 'Consult',
  'picker-empty': 'Consult',
  'picker-reading': 'Consult',
  'picker-old': 'Consult',
  'picker-failed': 'Consult',
  'key-sheet': 'Keys',
  'history-idle': 'History',
  history: 'History',
  'history-empty': 'History',
  'history-failed': 'History',
  'hang-up-asks': 'Hang up',
  'drop-customer-asks': 'Drop +1 206 555 0142',
};
