import { takenPrefix } from '../../../../contract/keys.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import { OUTSIDE_WANTED, outsideToCheck, type Refusal } from '../../../../contract/schemas/outside-check.ts';
import { decideOutside } from '../../../../domain/outside/outside-policy.ts';
import { priceOf } from '../../../../domain/outside/outside-price.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import { readBody } from '../../../api/read-body.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { LimitsTable } from '../../../store/limits-table.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { type KeptOutsidePolicy, type PolicyBook, readOutsidePolicy } from '../../../store/outside-policy.ts';
import { giveBack, takeFromWindow } from '../../../store/window.ts';
import { readOutsideNumber } from './read-outside-number.ts';

/** What the function works with; built once for each cold start. */
export interface CheckServices extends RouteShelf {
  readonly book: NameBook;
  readonly policies: PolicyBook;
  readonly limits: LimitsTable;
}

const HOUR_MS = 3_600_000;
const LONGEST_CALL_MS = 24 * HOUR_MS;

/**
 * Whether the agent of this contact may have a number dialled, and what a minute costs (`docs/api.md`). Counted when it is dialled next.
 * @throws what the SDK throws; the request may be sent again
 */
export async function checkOutsideNumber(
  request: CallRequest & { readonly body: string | undefined },
  services: CheckServices,
): Promise<RouteAnswer<'check-outside-number'>> {
  const read = readBody(outsideToCheck, request.body, OUTSIDE_WANTED);
  if (!read.ok) return read.answer;
  const number = readOutsideNumber(read.body.phoneNumber);
  if (!number) return PROBLEM.badField('phoneNumber', OUTSIDE_WANTED.phoneNumber);
  const found = await findCall(request, ofOwnContact, services.directory);
  if (!found.ok) return found.answer;
  const { country, kind } = number;
  const policy = await readOutsidePolicy(services.policies, request.nowMs);
  if (!policy) return { status: 200, body: { allow: true, rule: null, ...ALLOWED, country, kind, price: null } };
  const { legs, contactId, userArn, rootContactId } = found.call;
  const queueArn = legs.find((leg) => leg.contactId === contactId)?.queue ?? null;
  const { queues } = await readNames(services.book, request.nowMs);
  const queue = queues.find(({ id }) => id === queueArn)?.name ?? null;
  const agentArn = userArn ?? '';
  const decision = decideOutside(policy, { number, agentArn, queue, atMs: request.nowMs });
  const verdict = decision.allow
    ? await counted(policy, { agentArn, rootContactId, dialling: read.body.dialling, nowMs: request.nowMs }, services)
    : { why: decision.rule === null ? ('otherwise' as const) : ('rule' as const), retryAfterMs: null };
  if (verdict.why !== null) refused(verdict.why, contactId, services);
  const price = policy.prices ? priced(policy.prices, priceOf(policy.prices, number)) : null;
  return { status: 200, body: { allow: verdict.why === null, rule: decision.rule, ...verdict, country, kind, price } };
}

interface Verdict {
  readonly why: Refusal | null;
  readonly retryAfterMs: number | null;
}

const ALLOWED: Verdict = { why: null, retryAfterMs: null };

interface Counting {
  readonly agentArn: string;
  readonly rootContactId: string;
  readonly dialling: boolean;
  readonly nowMs: number;
}

async function counted({ limits: most }: KeptOutsidePolicy, of: Counting, { limits: table }: CheckServices): Promise<Verdict> {
  const { agentArn, rootContactId, dialling, nowMs } = of;
  if (!dialling) return ALLOWED;
  const callKey = `${takenPrefix('OUTSIDE')}CALL#${rootContactId}`;
  const call =
    most.perCall === null ? null : await takeFromWindow(table, { key: callKey, most: most.perCall, lengthMs: LONGEST_CALL_MS }, nowMs);
  if (call?.ok === false) return { why: 'too-many-on-call', retryAfterMs: null };
  if (most.perHour === null) return ALLOWED;
  const hourKey = `${takenPrefix('OUTSIDE')}HOUR#${agentArn.slice(agentArn.lastIndexOf('/') + 1)}`;
  const hour = await takeFromWindow(table, { key: hourKey, most: most.perHour, lengthMs: HOUR_MS }, nowMs);
  if (hour.ok) return ALLOWED;
  if (call) await giveBack(table, callKey, call.stamp);
  return { why: 'too-many-this-hour', retryAfterMs: hour.waitMs };
}

/** By its contact alone: the number is nobody's business in a log. */
function refused(why: Refusal, contactId: string, { log, metrics }: CheckServices): void {
  metrics.count(METRICS.outsideRefused);
  log.info('An outside number was refused.', { why, contactId });
}

const priced = ({ currency, asOf }: { readonly currency: string; readonly asOf: string }, row: ReturnType<typeof priceOf>) =>
  row && { perMinute: row.perMinute, minimumSeconds: row.minimumSeconds, stepSeconds: row.stepSeconds, currency, asOf };

/** The agent of this very contact, not of another one of the call. */
const ofOwnContact = ({ legs, contactId, userArn }: FoundCall) =>
  partyOf(
    legs.filter((leg) => leg.contactId === contactId),
    userArn,
  );
