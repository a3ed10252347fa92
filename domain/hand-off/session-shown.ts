import type { HandedOffSession } from '../../contract/schemas/hand-off.ts';
import type { KeptSession } from './hand-off.ts';
import { identityOf } from './identity-of.ts';

/** A session as an agent may see it. @param isOnCall before they accept a call they see no transcript */
export const sessionShown = (kept: KeptSession, isOnCall: boolean, trustedMethods: readonly string[]): HandedOffSession => ({
  sessionId: kept.sessionId,
  version: kept.version,
  firstPostedAt: kept.firstPostedAt,
  postedAt: kept.postedAt,
  occurredAt: kept.occurredAt,
  reason: kept.reason || null,
  summary: kept.summary || null,
  transcript: isOnCall ? (kept.transcript ?? null) : null,
  caller: { number: kept.caller?.number ?? null, name: kept.caller?.name || null, language: kept.caller?.language ?? null },
  identity: identityOf(kept.identity, trustedMethods),
  attributes: kept.attributes ?? {},
  links: isOnCall ? (kept.links ?? []) : [],
});
