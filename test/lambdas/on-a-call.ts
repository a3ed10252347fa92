import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach } from 'vitest';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';
import type { RouteShelf } from '../../lambdas/api/route-shelf.ts';
import { openAgentDirectory } from '../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { putFact } from '../../lambdas/store/put-fact.ts';
import { putMarker } from '../../lambdas/store/put-marker.ts';
import { ALICE, agentEvent, at, BOB, CAROL, contactEvent, INSTANCE, legStart, SUPPORT } from './payloads.ts';
import { type SilentReport, silentReport } from './silent-report.ts';
import { CONSULT, CUSTOMER } from './told-chain.ts';

export type CallShelf = RouteShelf & SilentReport;

/** The instant the tests ask at: Alice talks with the customer, and Bob's phone rings. */
export const NOW_MS = Date.parse(at(74));

const ARNS: Readonly<Record<string, string>> = { alice: ALICE, bob: BOB, carol: CAROL };

/** A Connect that knows the logins. */
export function useLogins() {
  const connect = mockClient(ConnectClient);
  beforeEach(() => {
    connect.reset();
    connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
      const login = SearchCriteria.StringCondition.Value;
      return { Users: ARNS[login] ? [{ Username: login, Arn: ARNS[login] }] : [] };
    });
  });
  afterAll(() => connect.restore());
  return connect;
}

export const shelfOf = (ledger: Ledger): CallShelf => ({ directory: openAgentDirectory(ledger, INSTANCE), ...silentReport() });

async function tell(ledger: Ledger, parsed: Parsed): Promise<void> {
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  for (const fact of parsed.facts) await putFact(ledger, fact);
}

/** Alice talks with a customer. */
export async function aliceTalks(ledger: Ledger): Promise<void> {
  await tell(ledger, parseContactEvent(contactEvent(CUSTOMER, 'INITIATED', 0)));
  await tell(ledger, parseContactEvent(contactEvent(CUSTOMER, 'CONNECTED_TO_AGENT', 8)));
}

/** She asks Bob, or his team; the flow's step is all that is told so far. */
export async function asks(ledger: Ledger, target: 'Bob' | 'team'): Promise<void> {
  await tell(
    ledger,
    parseLegStart(legStart(CONSULT, target === 'Bob' ? { kind: 'agent', target: BOB } : { kind: 'queue', target: SUPPORT })),
  );
  await putMarker(ledger, { root: 'c1', contactId: 'c2', expiresAt: 2_000_000_000 });
}

/** The team's call rings at somebody. */
export async function ringsAt(ledger: Ledger, agent: string): Promise<void> {
  await tell(ledger, parseAgentEvent(agentEvent(agent, 72, { is: [[CONSULT, 'CONNECTING']] })));
}

/** Bob answers. */
export async function bobAnswers(ledger: Ledger): Promise<void> {
  await tell(ledger, parseContactEvent(contactEvent(CONSULT, 'CONNECTED_TO_AGENT', 76)));
}
