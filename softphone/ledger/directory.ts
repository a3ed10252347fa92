import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** The colleagues and teams of the config, as `GET /directory` tells of them. Durations in milliseconds. */
export interface DirectoryAnswer {
  readonly agents: readonly { readonly id: string; readonly name: string; readonly state: string; readonly since: string | null }[];
  readonly queues: readonly {
    readonly name: string;
    readonly load: { readonly agentsFree: number; readonly contactsWaiting: number; readonly oldestWaitMs: number | null } | null;
  }[];
}

/** Where the colleagues of the config are, and how busy its teams. @throws LedgerError */
export async function readDirectory(access: Access): Promise<DirectoryAnswer> {
  const body = await get(access, '/directory');
  if (!isAnswer(body)) throw new LedgerError('malformed');
  return body;
}

const isAnswer = (body: unknown): body is DirectoryAnswer =>
  typeof body === 'object' &&
  body !== null &&
  'agents' in body &&
  Array.isArray(body.agents) &&
  'queues' in body &&
  Array.isArray(body.queues);
