import { describe, expect, test } from 'vitest';
import {
  actionsKey,
  agentSocketKey,
  chatLinesKey,
  consultKey,
  dispositionKey,
  handOffKey,
  handOffNewsKey,
  handOffRefKey,
  legKey,
  listItemKey,
  loginKey,
  markerKey,
  namesKey,
  noteKey,
  presenceKey,
  reportItemKey,
  socketKey,
  teamLoadsKey,
  ticketKey,
  turnKey,
  watchKey,
} from '../../lambdas/store/keys.ts';
import { decide } from '../../local/cloud/iam/decide.ts';
import { parsePolicy } from '../../local/cloud/iam/policy-document.ts';
import { policyOf } from '../lib/permissions.ts';
import { templatesOf } from '../lib/stacks.ts';
import { attacks } from './attacks.ts';

const AGENT = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/a';
const AT = '2026-11-21T10:00:00.000Z';

/** One item of every kind that the ledger's table holds, by the key that the store gives it. */
const ITEMS = {
  facts: legKey('c1'),
  actions: actionsKey('c1'),
  marker: markerKey('c1', 'c2'),
  consult: consultKey('c2'),
  'report number': reportItemKey(`${AT}#agent#${AGENT}`, 'c2'),
  'place in a list': listItemKey(`${AT}#all#all`, 'c2'),
  note: noteKey('c1'),
  disposition: dispositionKey('c1', 'c1'),
  'lines of a chat': chatLinesKey('c1', 'c1'),
  'hand-off': handOffKey('c1'),
  'news of a hand-off': handOffNewsKey('c1'),
  'name of a hand-off': handOffRefKey('code', 'Nova', '0123456789'),
  presence: presenceKey(AGENT),
  login: loginKey('alice'),
  names: namesKey,
  'team figures': teamLoadsKey,
  ticket: ticketKey('t'),
  socket: socketKey('s'),
  'socket of an agent': agentSocketKey(AGENT, 's'),
  watch: watchKey('s'),
  'turn at DescribeContact': turnKey('DescribeContact'),
  'turn at GetContactMetrics': turnKey('GetContactMetrics'),
  'turn at GetCurrentMetricData': turnKey('GetCurrentMetricData'),
} as const;
type Kind = keyof typeof ITEMS;
type Stack = 'ledger' | 'connect' | 'desk';

const SOCKETS = ['socket', 'socket of an agent', 'watch'] as const;
const WRITTEN = ['note', 'disposition', 'lines of a chat'] as const;
const HANDED_OVER = ['hand-off', 'news of a hand-off', 'name of a hand-off'] as const;
const ROWS = ['consult', 'report number', 'place in a list'] as const;

/** Whatever goes wrong inside a function, these are the items it can put, change or delete. */
const MAY_WRITE: Readonly<
  Record<
    string,
    { readonly stack: Stack; readonly put?: readonly Kind[]; readonly change?: readonly Kind[]; readonly delete?: readonly Kind[] }
  >
> = {
  'on-leg-start': { stack: 'ledger', change: ['facts'] },
  'on-contact-event': { stack: 'ledger', change: ['facts'] },
  'on-contact-record': { stack: 'ledger', change: ['facts'] },
  'on-agent-event': { stack: 'ledger', change: ['facts', 'presence'] },
  'choose-return': { stack: 'ledger' },
  'project-consults': { stack: 'ledger', put: ROWS, change: ['facts', 'marker', ...ROWS], delete: ROWS },
  'announce-changes': { stack: 'ledger', delete: SOCKETS },
  'get-contact-tree': { stack: 'desk', put: ['login', 'turn at DescribeContact', 'turn at GetContactMetrics'] },
  'get-consult-report': { stack: 'desk', put: ['login'] },
  'get-consults': { stack: 'desk', put: ['login'] },
  'get-me': { stack: 'desk', put: ['login'] },
  'get-note': { stack: 'desk', put: ['login'] },
  'get-disposition': { stack: 'desk', put: ['login'] },
  'get-directory': { stack: 'desk', put: ['login', 'team figures', 'turn at GetCurrentMetricData'] },
  'put-note': { stack: 'desk', put: [...WRITTEN, 'login'], change: WRITTEN },
  'put-disposition': { stack: 'desk', put: [...WRITTEN, 'login'] },
  'log-actions': { stack: 'desk', put: ['login'], change: ['actions'] },
  'create-socket-ticket': { stack: 'desk', put: ['login', 'ticket'] },
  'on-socket': { stack: 'desk', put: SOCKETS, delete: ['ticket', ...SOCKETS] },
  'put-names': { stack: 'connect', put: ['names'] },
  'start-chat-consult': { stack: 'desk', put: ['login'], change: ['facts'] },
  'put-chat-lines': { stack: 'desk', put: [...WRITTEN, 'login'] },
  'get-chat-lines': { stack: 'desk', put: ['login'] },
  'end-chat-consult': { stack: 'desk', put: ['login'] },
  'post-hand-off': { stack: 'desk', put: HANDED_OVER, change: HANDED_OVER },
  'get-hand-offs': { stack: 'desk', put: ['login'] },
  'pass-to-ai-agent': { stack: 'connect', put: ['name of a hand-off'], change: ['hand-off', 'news of a hand-off'] },
  'take-hand-off': { stack: 'connect' },
};
const ACTIONS = { put: 'dynamodb:PutItem', change: 'dynamodb:UpdateItem', delete: 'dynamodb:DeleteItem' } as const;

const templates = templatesOf({ chatConsults: {}, aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }] });
const statementsOf = (name: string) => parsePolicy(policyOf(templates[MAY_WRITE[name]?.stack ?? 'desk'], name), name);
const decided = (name: string, action: string, keys: readonly string[] | undefined) =>
  decide(statementsOf(name), { action, resource: 'LedgerTable.Arn', context: keys ? { 'dynamodb:leadingkeys': keys } : {} });
const kindsOf = (name: string, action: string) =>
  Object.entries(ITEMS).flatMap(([kind, { pk }]) => (decided(name, action, [pk.S]) === 'allowed' ? [kind] : []));

describe('the items of the ledger that a function may', () => {
  test.each(Object.entries(MAY_WRITE))('write: %s', (name, may) => {
    const found = Object.entries(ACTIONS).map(([how, action]) => [how, kindsOf(name, action).toSorted()]);
    expect(Object.fromEntries(found)).toEqual({
      put: [...(may.put ?? [])].toSorted(),
      change: [...(may.change ?? [])].toSorted(),
      delete: [...(may.delete ?? [])].toSorted(),
    });
  });

  test('no function has batches of writes, which nothing here needs', () => {
    const batches = Object.keys(MAY_WRITE).filter((name) => decided(name, 'dynamodb:BatchWriteItem', ['LOGIN#a']) !== 'not-allowed');
    expect(batches).toEqual([]);
  });

  test('every function with a role on the table is in the list', () => {
    const onTable = Object.values(templates).flatMap((template) =>
      Object.entries(template.findResources('AWS::IAM::Policy')).filter(([, policy]) => JSON.stringify(policy).includes('dynamodb:')),
    );
    const names = Object.keys(MAY_WRITE).map((name) => name.replaceAll('-', ''));
    expect(onTable.map(([id]) => id).filter((id) => !names.some((name) => id.includes(name)))).toEqual([]);
    expect(onTable).toHaveLength(names.length);
  });
});

describe('a request that a route makes under an attack is refused', () => {
  const WRITES: readonly (readonly [string, readonly [string, string, readonly string[] | undefined]])[] = [
    ['a write without any key', ['get-me', 'dynamodb:PutItem', undefined]],
    ['a write with no value for it', ['get-me', 'dynamodb:PutItem', []]],
    ['facts beside a login, in one transaction', ['get-me', 'dynamodb:PutItem', ['LOGIN#alice', 'LEG#c1']]],
    ['facts by a route that reads', ['get-contact-tree', 'dynamodb:UpdateItem', ['LEG#c1']]],
    ['a row of the report by a route that reads it', ['get-consult-report', 'dynamodb:UpdateItem', ['REPORT#2026-11-21#all#all']]],
    ['a presence by way of the logins', ['get-directory', 'dynamodb:PutItem', ['AGENT#a']]],
    ['names by way of the team figures', ['get-directory', 'dynamodb:PutItem', ['DIRECTORY']]],
    ['a turn that is another route’s', ['get-directory', 'dynamodb:PutItem', ['TURN#DescribeContact']]],
    ['a key that only begins like a turn', ['get-directory', 'dynamodb:PutItem', ['TURN#GetCurrentMetricData2']]],
    ['a key in other letters', ['get-me', 'dynamodb:PutItem', ['login#alice']]],
    ['a key with the word behind something', ['get-me', 'dynamodb:PutItem', ['LEG#LOGIN#alice']]],
    ['a ticket by a desk’s socket', ['on-socket', 'dynamodb:PutItem', ['TICKET#t']]],
    ['facts by a desk’s log', ['log-actions', 'dynamodb:UpdateItem', ['LEG#c1']]],
    ['the delete of facts', ['log-actions', 'dynamodb:DeleteItem', ['LEG#c1']]],
    ['facts by what an AI agent posts', ['post-hand-off', 'dynamodb:UpdateItem', ['LEG#c1']]],
    ['a login by what an AI agent posts', ['post-hand-off', 'dynamodb:PutItem', ['LOGIN#alice']]],
    ['a hand-off by the route that reads it', ['get-hand-offs', 'dynamodb:PutItem', ['HANDOFF#c1']]],
    ['the delete of a note', ['put-note', 'dynamodb:DeleteItem', ['WRITTEN#c1']]],
  ];
  attacks('grants', WRITES, ([name, action, keys]) => expect(decided(name, action, keys)).toBe('not-allowed'));
});
