import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';
import { NO_SETTINGS, type Settings } from './settings.ts';

/** Somebody or something to ask for, by ARN. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who has signed in, as `GET /me` tells. */
export interface Me {
  /** Their Connect user's ARN; null for a supervisor who is none. */
  readonly agent: string | null;
  readonly name: string | null;
  readonly supervisor: boolean;
  /** What a supervisor may ask for; empty for everybody else. */
  readonly agents: readonly Named[];
  readonly queues: readonly Named[];
  readonly settings: Settings;
}

/** Who has signed in. @throws LedgerError */
export async function me(access: Access): Promise<Me> {
  const body = await get(access, '/me');
  if (!isMe(body)) throw new LedgerError('malformed');
  return { ...body, settings: body.settings ?? NO_SETTINGS };
}

const isMe = (body: unknown): body is Omit<Me, 'settings'> & { readonly settings?: Settings | null } =>
  typeof body === 'object' && body !== null && 'supervisor' in body && 'agents' in body && Array.isArray(body.agents) && 'queues' in body;
