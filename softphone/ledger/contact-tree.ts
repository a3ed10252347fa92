import type { Consult, Leg } from '../../domain/consult.ts';
import type { QueuePlace } from '../call/leg-signal.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** The legs and consults of a whole call, as `GET /contacts/{id}/tree` tells them. */
export interface ContactTree {
  readonly contactId: string;
  readonly rootContactId: string;
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
  /** Where legs that wait for a team stand, by contact id, as far as Connect tells. */
  readonly queued?: Readonly<Record<string, QueuePlace>>;
  /** Of whoever is in it, by ARN or number, as far as they are known. */
  readonly names?: Readonly<Record<string, string>>;
  /** What would still settle it. */
  readonly missing: readonly string[];
}

/** The contact tree of one contact. @throws LedgerError */
export async function contactTree(access: Access, contactId: string): Promise<ContactTree> {
  const body = await get(access, `/contacts/${encodeURIComponent(contactId)}/tree`);
  if (!isTree(body)) throw new LedgerError('malformed');
  return body;
}

const isTree = (body: unknown): body is ContactTree =>
  typeof body === 'object' &&
  body !== null &&
  'contactId' in body &&
  'legs' in body &&
  Array.isArray(body.legs) &&
  'consults' in body &&
  Array.isArray(body.consults);
