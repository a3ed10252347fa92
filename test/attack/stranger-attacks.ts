import { describe, expect } from 'vitest';
import { VERBS } from '../../contract/verbs.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import type { SimStack } from '../scenario/sim-stack.ts';
import { type AttackedCall, SECRET } from './attacked-call.ts';
import { attacks } from './attacks.ts';
import { rawRequest } from './raw-request.ts';

/** Who tries: an agent who took no part, and the supervisor where they may not either. */
type Attempt = (
  call: AttackedCall,
  arnOf: (login: string) => string,
) => {
  readonly login?: string;
  readonly path: string;
  readonly method?: 'PUT' | 'POST';
  readonly body?: unknown;
};

const NOTE = { reason: 'Attack', matters: 'Attack', tried: 'Attack', version: 1 };
const DISPOSITION = { code: 'passed-on', notes: 'Attack' };
const A_MONTH = () => {
  const range = { from: new Date(Date.now() - 20 * 86_400_000).toISOString(), to: new Date(Date.now() + 86_400_000).toISOString() };
  return new URLSearchParams(range).toString();
};

/** Each is answered 403. That nothing was changed is looked at when all have been tried. */
const FORBIDDEN: readonly (readonly [string, Attempt])[] = [
  ['reads the tree of a call', ({ root }) => ({ path: `/contacts/${root}/tree` })],
  ['reads the tree by the leg of the consult', ({ consult }) => ({ path: `/contacts/${consult}/tree` })],
  ['reads a note', ({ root }) => ({ path: `/contacts/${root}/note` })],
  ['reads what an AI agent handed over', ({ root }) => ({ path: `/contacts/${root}/handoffs` })],
  ['reads what an AI agent handed over as a supervisor', ({ root }) => ({ login: SUPERVISOR, path: `/contacts/${root}/handoffs` })],
  ['reads a note by the leg of the consult', ({ consult }) => ({ path: `/contacts/${consult}/note` })],
  ['reads a note as a supervisor', ({ root }) => ({ login: SUPERVISOR, path: `/contacts/${root}/note` })],
  ['writes over a note', ({ root }) => ({ path: `/contacts/${root}/note`, method: 'PUT', body: NOTE })],
  ['writes a first note', ({ consult }) => ({ path: `/contacts/${consult}/note`, method: 'PUT', body: { ...NOTE, version: 0 } })],
  ['writes over a note as a supervisor', ({ root }) => ({ login: SUPERVISOR, path: `/contacts/${root}/note`, method: 'PUT', body: NOTE })],
  ['reads a disposition', ({ root }) => ({ path: `/contacts/${root}/disposition` })],
  ['disposes of a contact', ({ root }) => ({ path: `/contacts/${root}/disposition`, method: 'PUT', body: DISPOSITION })],
  [
    "disposes of a colleague's contact of the same call",
    ({ root }) => ({ login: 'bob', path: `/contacts/${root}/disposition`, method: 'PUT', body: DISPOSITION }),
  ],
  [
    'disposes of a contact as a supervisor',
    ({ root }) => ({ login: SUPERVISOR, path: `/contacts/${root}/disposition`, method: 'PUT', body: DISPOSITION }),
  ],
  ["reads a colleague's call log", (_, arnOf) => ({ path: `/consults?${A_MONTH()}&agent=${arnOf('alice')}` })],
  ['reads what a colleague was asked', (_, arnOf) => ({ path: `/consults?${A_MONTH()}&agent=${arnOf('bob')}&role=asked` })],
  ["reads a colleague's call log as a file", (_, arnOf) => ({ path: `/consults?${A_MONTH()}&agent=${arnOf('alice')}&format=csv` })],
  ['reads the report', () => ({ path: `/reports/consults?${A_MONTH()}` })],
  ['reads the report as a file', () => ({ path: `/reports/consults?${A_MONTH()}&format=csv` })],
  ["reads a colleague's report", (_, arnOf) => ({ path: `/reports/consults?${A_MONTH()}&dim=agent&value=${arnOf('alice')}` })],
  ['reads the report of a kind', () => ({ path: `/reports/consults?${A_MONTH()}&dim=kind&value=agent` })],
  ['reads the report of a channel', () => ({ path: `/reports/consults?${A_MONTH()}&dim=channel&value=VOICE` })],
  ['reads the report of who was asked', (_, arnOf) => ({ path: `/reports/consults?${A_MONTH()}&dim=target&value=${arnOf('bob')}` })],
];

/** What agents may not do with calls they are not on. */
export function strangerAttacks(running: () => SimStack, call: () => AttackedCall): void {
  const arnOf = (login: string) =>
    running()
      .stack.connect.agents()
      .find((agent) => agent.login === login)?.arn ?? '';
  const attempt = async (what: Attempt) => {
    const { login = 'carol', path, method, body } = what(call(), arnOf);
    return rawRequest(running().stack, login, {
      path,
      ...(method && { method }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  describe('an agent who has no part in it', () => {
    attacks('strangers', FORBIDDEN, async (what) => {
      const { status, text } = await attempt(what);
      expect([status, Object.keys(JSON.parse(text))]).toEqual([403, ['type', 'title', 'status', 'detail', 'code']]);
    });

    attacks(
      'strangers',
      ['carol', SUPERVISOR].map((login) => [`logs every verb on both contacts, as ${login}, in a colleague's name`, login] as const),
      async (login, tried) => {
        const { root, consult } = call();
        const of = { at: new Date().toISOString(), agent: arnOf('alice'), agentArn: arnOf('alice') };
        const actions = VERBS.flatMap((verb) =>
          [root, consult].map((contactId) => ({ actionId: `${verb}-${contactId}`, contactId, verb, ...of })),
        );
        const { body } = await running().stack.api('/actions', login, { actions });
        const { rejected, ...taken } = body as { readonly rejected: readonly { readonly actionId: string; readonly code: string }[] };
        expect(taken).toEqual({ accepted: [], retry: [] });
        const refused = rejected.filter(({ code }) => code === 'not-a-party').map(({ actionId }) => actionId);
        expect(new Set(refused)).toEqual(new Set(actions.map(({ actionId }) => actionId)));
        tried(actions.length);
      },
    );

    attacks<readonly [string, RegExp]>(
      'strangers',
      [
        ['finds no call of others in the own log', [`/consults?${A_MONTH()}`, /"consults":\[\]/]],
        ['finds none by the queue of others', [`/consults?${A_MONTH()}&kind=agent&outcome=returned`, /"consults":\[\]/]],
        [
          'finds none behind a place of another list',
          [`/consults?${A_MONTH()}&next=${Buffer.from('LIST#2026').toString('base64url')}`, /"bad-field"/],
        ],
        ['is given no list of who works here', ['/me', /"agents":\[\],"queues":\[\]/]],
      ],
      async ([path, only]) => {
        const { text } = await rawRequest(running().stack, 'carol', { path });
        expect(text).toMatch(only);
        for (const theirs of [SECRET, call().root, call().consult]) expect(text).not.toContain(theirs);
      },
    );
  });
}
