import type { Me as Answer, Settings } from '../../contract/schemas/me.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';
import { NO_SETTINGS } from './settings.ts';

/** Who has signed in, as `GET /me` answers, with settings where a deployment has none. */
export type Me = Omit<Answer, 'settings'> & { readonly settings: Settings };

/** Who has signed in. @throws LedgerError */
export async function me(access: Access): Promise<Me> {
  const body = await get<'get-me'>(access, '/me');
  if (!isMe(body)) throw new LedgerError('malformed');
  return { ...body, settings: body.settings ?? NO_SETTINGS };
}

const isMe = (body: unknown): body is Omit<Me, 'settings'> & { readonly settings?: Settings | null } =>
  typeof body === 'object' && body !== null && 'supervisor' in body && 'agents' in body && Array.isArray(body.agents) && 'queues' in body;
