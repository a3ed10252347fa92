import { createHash } from 'node:crypto';
import { HAND_OFF_LIMITS } from '../../../../contract/limits.ts';
import type { Mask } from '../../../../contract/masks.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import type { PostedHandOff } from '../../../../contract/schemas/hand-off.ts';
import { completeHandOff } from '../../../../domain/hand-off/complete-hand-off.ts';
import { maskHandOff } from '../../../../domain/hand-off/mask-hand-off.ts';
import { isSigned, messageIdOf } from '../../../api/webhook-signature.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { Limit } from '../../../runtime/limit.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import type { SignedRequest } from '../../../runtime/signed-handler.ts';
import { contactNamed, messageTaken, putSession, readHandOffs, sessionOf, type TakenMessage } from '../../../store/hand-off.ts';
import type { Ledger } from '../../../store/ledger.ts';
import type { Secret } from '../../../store/secret.ts';
import { readHandOff } from './read-hand-off.ts';

/** What the function works with; built once for each cold start. */
export interface PostServices extends BatchReport {
  readonly ledger: Ledger;
  readonly senders: readonly { readonly name: string; readonly secret: Secret }[];
  readonly limit: Limit;
  readonly masks: readonly Mask[];
  readonly keepDays: number;
}

type Answer = RouteAnswer<'post-hand-off'>;

/**
 * Takes what an AI agent hands over (`docs/hand-offs.md`): signed, for a contact that was passed to it and no other, masked before it is kept. The
 * same message again is answered the same and changes nothing; another message of the same session completes it.
 * @throws what the SDK throws; the message may be sent again
 */
export async function postHandOff(request: SignedRequest, services: PostServices): Promise<Answer> {
  if (Buffer.byteLength(request.body) > HAND_OFF_LIMITS.body) return PROBLEM.bodyTooLarge;
  const id = messageIdOf(request.headers, request.nowMs);
  const aiAgent = id === null ? null : await signerOf(request, services);
  if (id === null || aiAgent === null) {
    services.metrics.count(METRICS.handOffsUnsigned);
    return PROBLEM.badSignature;
  }
  const waitMs = await services.limit(`ai-agent ${aiAgent}`, request.nowMs);
  if (waitMs > 0) return PROBLEM.tooManyOfYours(waitMs);
  const read = readHandOff(request.body);
  if (!read.ok) return read.answer;
  const bodyHash = createHash('sha256').update(request.body).digest('hex');
  return keep({ aiAgent, id, bodyHash, post: read.post, nowMs: request.nowMs }, services);
}

/** The AI agent whose secret signed the request. All are asked, for the headers name none. */
async function signerOf({ headers, body }: SignedRequest, { senders }: PostServices): Promise<string | null> {
  const secrets = await Promise.all(senders.map(async ({ name, secret }) => ({ name, text: await secret() })));
  return secrets.find(({ text }) => isSigned(headers, body, text))?.name ?? null;
}

interface Message {
  readonly aiAgent: string;
  readonly id: string;
  readonly bodyHash: string;
  readonly post: PostedHandOff;
  readonly nowMs: number;
}

/** Two posts of one session may meet: the second reads again. */
const TRIES = 4;
const DAY_SECONDS = 86_400;

async function keep(message: Message, services: PostServices): Promise<Answer> {
  const { ledger, masks, keepDays, metrics } = services;
  const { aiAgent, id, bodyHash, post, nowMs } = message;
  const masked = maskHandOff(post, masks);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const taken = await messageTaken(ledger, aiAgent, id, nowMs);
    if (taken) return taken.bodyHash === bodyHash ? answered(masked, taken) : PROBLEM.messageIdUsed;
    const contactId = await contactOf(message, ledger);
    const [handOffs] = contactId === null ? [] : await readHandOffs(ledger, [contactId], nowMs);
    if (contactId === null || handOffs?.passes[aiAgent] === undefined) return PROBLEM.notPassed;
    const session = completeHandOff(sessionOf(handOffs, aiAgent, post.sessionId), masked, { aiAgent, at: new Date(nowMs).toISOString() });
    const became = await putSession(ledger, {
      contactId,
      aiAgent,
      sessionId: post.sessionId,
      session,
      message: { id, bodyHash, version: session.version },
      nowMs,
      expiresAt: Math.floor(nowMs / 1000) + keepDays * DAY_SECONDS,
    });
    if (became === 'too-large') return PROBLEM.bodyTooLarge;
    if (became === 'kept') {
      metrics.count(METRICS.handOffsKept);
      return answered(masked, session);
    }
  }
  return PROBLEM.tooMany;
}

const answered = ({ sessionId }: PostedHandOff, { version }: Pick<TakenMessage, 'version'>): Answer => ({
  status: 200,
  body: { sessionId, version },
});

/** The contact that a post is about: by its id, by the code that was dialled, or by an earlier post of the session. */
function contactOf({ aiAgent, post, nowMs }: Message, ledger: Ledger): Promise<string | null> {
  if (post.contactId !== undefined) return Promise.resolve(post.contactId);
  if (post.code !== undefined) return contactNamed(ledger, 'code', aiAgent, post.code, nowMs);
  return contactNamed(ledger, 'session', aiAgent, post.sessionId, nowMs);
}
