import * as z from 'zod/mini';
import type { Mask } from '../../../../contract/masks.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import { DISPOSITION_WANTED, dispositionToPut } from '../../../../contract/schemas/disposition.ts';
import { maskDigits } from '../../../../domain/masking/mask-digits.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import { readBody } from '../../../api/read-body.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { expiryOfLeg } from '../../../ledger/projection/expiry-of-leg.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import { putDisposition as putInStore } from '../../../store/disposition.ts';
import { expiryOf } from '../../../store/expiry.ts';

/** What the config says of dispositions. */
export interface DispositionPolicy {
  readonly codes: readonly string[];
  readonly masks: readonly Mask[];
  readonly retentionMonths: number;
}

const bodyWith = (codes: readonly string[]) => z.extend(dispositionToPut, { code: z.enum(codes) });

/**
 * Keeps how a contact was disposed of, for its own agent; written again it replaces what was there (`docs/api.md`).
 * @throws what the SDK throws; the request may be sent again
 */
export async function putDisposition(
  request: CallRequest & { readonly body: string | undefined },
  { codes, masks, retentionMonths }: DispositionPolicy,
  shelf: RouteShelf,
): Promise<RouteAnswer<'put-disposition'>> {
  const read = readBody(bodyWith(codes), request.body, DISPOSITION_WANTED);
  if (!read.ok) return read.answer;
  const found = await findCall(request, ofOwnContact, shelf.directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId, userArn } = found.call;
  const { code, notes } = read.body;
  const at = new Date(request.nowMs).toISOString();
  const expiresAt = expiryOfContact(found.call, at, retentionMonths);
  if (expiresAt * 1_000 <= request.nowMs) return PROBLEM.unknownContact;
  const disposition = { contactId, code, notes: maskDigits(notes, masks), by: userArn ?? '', at };
  await putInStore(shelf.directory.ledger, { root: rootContactId, disposition, expiresAt });
  shelf.metrics.count(METRICS.dispositionsWritten);
  return { status: 200, body: { rootContactId, disposition } };
}

/** It goes with the facts of its contact, however late it is written; with its own time only where no source has given an instant yet. */
function expiryOfContact({ facts, contactId }: FoundCall, at: string, retentionMonths: number): number {
  const leg = facts.find((one) => one.contactId === contactId);
  return (leg && expiryOfLeg(leg, retentionMonths)) ?? expiryOf(at, retentionMonths);
}

/** The agent of this very contact, not of another one of the call. */
const ofOwnContact = ({ legs, contactId, userArn }: FoundCall) =>
  partyOf(
    legs.filter((leg) => leg.contactId === contactId),
    userArn,
  );
