import { describe, expect } from 'vitest';
import { HAND_OFF_LIMITS } from '../../contract/limits.ts';
import { type SignedMessage, signedMessage } from '../../local/people/signed-message.ts';
import type { SimStack } from '../scenario/sim-stack.ts';
import { type AttackedCall, SECRET } from './attacked-call.ts';
import { attacks } from './attacks.ts';

type Headers = Readonly<Record<string, string>>;

/** What an attacker has: a message that an AI agent signs now, of a call that was passed to nobody; they may change it on its way. */
interface Forged {
  /** Before it is signed: the clock's shift in milliseconds, and what is said. */
  readonly shiftMs?: number;
  readonly said?: Readonly<Record<string, unknown>>;
  /** Afterwards. */
  readonly changed?: (message: SignedMessage, bearer: string) => { readonly headers: Headers; readonly body: string };
  readonly secret?: string;
  readonly wanted: readonly [status: number, code: string];
}

const UNSIGNED = [401, 'bad-signature'] as const;
const NOT_PASSED = [404, 'not-passed'] as const;
const FIVE_MINUTES_MS = 300_000;

const without = (name: string, headers: Headers): Headers => Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));

const FORGED: readonly (readonly [string, Forged])[] = [
  ['no header of a signature', { changed: ({ body }) => ({ headers: {}, body }), wanted: UNSIGNED }],
  [
    "an agent's token instead",
    { changed: ({ body }, bearer) => ({ headers: { authorization: `Bearer ${bearer}` }, body }), wanted: UNSIGNED },
  ],
  ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) =>
      [`no ${name}`, { changed: ({ headers, body }) => ({ headers: without(name, headers), body }), wanted: UNSIGNED }] satisfies [
        string,
        Forged,
      ],
  ),
  ['a body with one more blank', { changed: ({ headers, body }) => ({ headers, body: `${body} ` }), wanted: UNSIGNED }],
  ['another body', { changed: ({ headers }) => ({ headers, body: '{"sessionId":"other"}' }), wanted: UNSIGNED }],
  ['another id', { changed: ({ headers, body }) => ({ headers: { ...headers, 'webhook-id': 'other' }, body }), wanted: UNSIGNED }],
  [
    'a newer timestamp on an older message',
    {
      shiftMs: -2 * FIVE_MINUTES_MS,
      changed: ({ headers, body }) => ({ headers: { ...headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) }, body }),
      wanted: UNSIGNED,
    },
  ],
  ['a message of ten minutes ago', { shiftMs: -2 * FIVE_MINUTES_MS, wanted: UNSIGNED }],
  ['a message of tomorrow', { shiftMs: 24 * 3_600_000, wanted: UNSIGNED }],
  [
    'a timestamp in milliseconds',
    {
      changed: ({ headers, body }) => ({ headers: { ...headers, 'webhook-timestamp': `${headers['webhook-timestamp']}000` }, body }),
      wanted: UNSIGNED,
    },
  ],
  ['a secret of one’s own', { secret: Buffer.alloc(48, 7).toString('base64'), wanted: UNSIGNED }],
  ['an empty secret', { secret: '', wanted: UNSIGNED }],
  [
    'a thousand signatures',
    {
      changed: ({ headers, body }) => ({
        headers: { ...headers, 'webhook-signature': `${'v1,AAAA '.repeat(1_000)}${headers['webhook-signature']}` },
        body,
      }),
      wanted: UNSIGNED,
    },
  ],
  ['the contact of a call that was passed to no AI agent', { wanted: NOT_PASSED }],
  ['a code that was never dialled', { said: { contactId: undefined, code: '0000000000' }, wanted: NOT_PASSED }],
  ['a session that is not its own', { said: { contactId: undefined, sessionId: 'session-of-another' }, wanted: NOT_PASSED }],
  ['a contact that is a key of the ledger', { said: { contactId: 'HANDOFF#c1' }, wanted: [400, 'bad-field'] }],
  ['a contact that is a key of every object', { said: { contactId: '__proto__' }, wanted: NOT_PASSED }],
  ['attributes under a key of every object', { said: { attributes: JSON.parse('{"__proto__x y": "1"}') }, wanted: [400, 'bad-field'] }],
  ['a body that is too large', { said: { summary: 'a'.repeat(HAND_OFF_LIMITS.body) }, wanted: [413, 'body-too-large'] }],
];

/** What anybody may send to the one route without a token, and what an AI agent may about calls that are not its own. */
export function handOffAttacks(running: () => SimStack, call: () => AttackedCall): void {
  describe('nothing is handed over by', () => {
    attacks('bodies', FORGED, async ({ shiftMs = 0, said, changed, secret, wanted: [status, code] }) => {
      const { stack, clock } = running();
      const own = stack.aiAgents[0]?.secret ?? '';
      const content = { sessionId: 's1', contactId: call().root, occurredAt: new Date(clock.now()).toISOString(), reason: SECRET, ...said };
      const message = signedMessage(secret ?? own, 'attack', clock.now() + shiftMs, content);
      const sent = changed ? changed(message, await stack.issuer.tokenFor('alice')) : message;
      const headers = { 'content-type': 'application/json', ...sent.headers };
      const answer = await fetch(`${stack.addresses.desk}/api/handoffs`, { method: 'POST', headers, body: sent.body });
      const text = await answer.text();
      expect([answer.status, JSON.parse(text).code]).toEqual([status, code]);
      expect(text).not.toContain(SECRET);
    });
  });
}
