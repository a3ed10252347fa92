import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import {
  type ConnectClient,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  paginateListLambdaFunctions,
} from '@aws-sdk/client-connect';
import type { LegFacts } from '../../domain/fact.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { readChainOf } from '../../lambdas/store/read-chain-of.ts';
import { readLeg } from '../../lambdas/store/read-legs.ts';

/** What checks look at. */
export interface Deployed {
  readonly connect: ConnectClient;
  readonly ledger: Ledger;
  readonly instanceArn: string;
  /** Outputs of all stacks. */
  readonly outputs: ReadonlyMap<string, string>;
  /** A contact of a test call that was made before; null without one. */
  readonly contactId: string | null;
  readonly fetch: typeof fetch;
  /** Opens a page in a real browser, or null where none was named. */
  readonly openPage: ((url: string) => Promise<OpenedPage>) | null;
}

/** What a page did when it was opened. */
export interface OpenedPage {
  readonly title: string;
  /** What the browser refused by the page's content security policy. */
  readonly violations: readonly string[];
}

/** What was seen. `rest` is what a person still has to look at. */
export interface Seen {
  readonly asExpected: boolean;
  readonly saw: string;
  readonly rest?: string;
}

/** A check that an API answers; null where it cannot tell yet. */
export type Check = (deployed: Deployed) => Promise<Seen | null>;

/** What is looked up without a person, by the row's id. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'the-stacks-deploy-into-an-instance-that': async ({ outputs }) => ({
    asExpected: WANTED_OUTPUTS.every((name) => outputs.has(name)),
    saw: `outputs: ${[...outputs.keys()].sort().join(', ')}`,
    rest: 'Destroy the stacks of a test deployment, and compare the instance with what was there before.',
  }),
  'connect-accepts-every-flow-both-transfer-flows': flowsArePublished,
  'contact-records-and-agent-events-arrive-in': async (deployed) => sourcesOf(deployed, ['contact record', 'agent event']),
  'the-event-rule-matches-instancearn-is-spelled': async (deployed) => sourcesOf(deployed, ['contact event']),
  'the-desk-s-content-security-policy-lets': async ({ openPage, outputs }) => {
    if (!openPage) return null;
    const { title, violations } = await openPage(outputs.get('DeskUrl') ?? '');
    const saw = violations.length === 0 ? `opened "${title}" without a violation` : violations.join('; ');
    return { asExpected: violations.length === 0, saw, rest: 'Sign in there, and take a call.' };
  },
  'the-headers-policy-is-in-the-answers': async ({ fetch, outputs }) => {
    const answer = await fetch(new URL('/api/me', outputs.get('DeskUrl')));
    const names = ['x-content-type-options', 'strict-transport-security'];
    const saw = [`status ${answer.status}`, ...names.map((name) => `${name}: ${answer.headers.get(name) ?? 'missing'}`)].join(', ');
    return { asExpected: answer.status === 401 && names.every((name) => answer.headers.has(name)), saw };
  },
  'cloudfront-hands-origin-on-to-the-websocket': async ({ outputs }) => {
    const status = await handshake(new URL('/ws', outputs.get('DeskUrl')), 'https://example.com');
    return { asExpected: status === 403, saw: `a handshake of another origin has status ${status}` };
  },
  'the-user-pool-s-discovery-names-revocation': async ({ fetch, outputs }) => {
    const issuer = outputs.get('Issuer') ?? '';
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    const { revocation_endpoint: endpoint } = (await answer.json()) as { readonly revocation_endpoint?: string };
    return {
      asExpected: endpoint !== undefined,
      saw: endpoint === undefined ? 'no revocation_endpoint' : 'a revocation_endpoint',
      rest: 'Sign out at the desk, and try the refresh token again.',
    };
  },
  'describeinstance-tells-instanceaccessurl': async ({ connect, instanceArn }) => {
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId: idOf(instanceArn) }));
    return { asExpected: Boolean(Instance?.InstanceAccessUrl), saw: Instance?.InstanceAccessUrl ?? 'no InstanceAccessUrl' };
  },
};

/** An output of each stack. */
const WANTED_OUTPUTS = ['TableName', 'AgentTransferFlow', 'DeskUrl'];

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

async function flowsArePublished({ connect, instanceArn, outputs }: Deployed): Promise<Seen> {
  const InstanceId = idOf(instanceArn);
  const flows = [...outputs].filter(([name]) => name.endsWith('Flow'));
  const states: string[] = [];
  for (const [name, arn] of flows) {
    const { ContactFlow } = await connect.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId: idOf(arn) }));
    states.push(`${name} ${ContactFlow?.Status} ${ContactFlow?.State}`);
  }
  const functions: string[] = [];
  for await (const { LambdaFunctions = [] } of paginateListLambdaFunctions({ client: connect }, { InstanceId }))
    functions.push(...LambdaFunctions);
  const ours = functions.filter((arn) => /onlegstart|choosereturn/i.test(arn)).length;
  return {
    asExpected: flows.length > 0 && states.every((state) => state.endsWith('PUBLISHED ACTIVE')) && ours > 0,
    saw: `${states.join(', ')}; ${ours} of our functions are associated`,
  };
}

/** Whether somebody told anything of these legs. */
const TELLS: Readonly<Record<string, (leg: LegFacts) => boolean>> = {
  'contact record': ({ record }) => record !== undefined,
  'contact event': ({ sets }) => Object.values(sets).some((set) => set.some((element) => element.startsWith('event|'))),
  'agent event': ({ sets }) => (sets.st ?? []).length > 0,
};

async function sourcesOf({ ledger, contactId }: Deployed, wanted: readonly string[]): Promise<Seen | null> {
  if (contactId === null) return null;
  const asked = await readLeg(ledger, contactId);
  if (!asked) return { asExpected: false, saw: 'nothing of this contact is in the ledger' };
  const legs = await readChainOf(ledger, asked.facts);
  const told = wanted.filter((source) => legs.some((leg) => TELLS[source]?.(leg)));
  return { asExpected: told.length === wanted.length, saw: `${legs.length} legs, of which these tell: ${told.join(', ') || 'none'}` };
}

const NO_ANSWER_MS = 10_000;

/** The status with which a WebSocket handshake from a page of this origin is answered. */
function handshake(url: URL, origin: string): Promise<number> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    origin,
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    'sec-websocket-protocol': 'consult-call.v1, ticket.none',
  };
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { headers, timeout: NO_ANSWER_MS });
  request
    .once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
    .once('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    })
    .once('timeout', () => request.destroy(new Error('The distribution did not answer.')))
    .once('error', reject)
    .end();
  return promise;
}
