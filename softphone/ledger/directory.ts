import type { DirectoryAnswer } from '../../contract/schemas/directory.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** Where the colleagues of the config are, and how busy its teams. @throws LedgerError */
export async function readDirectory(access: Access): Promise<DirectoryAnswer> {
  const body = await get<'get-directory'>(access, '/directory');
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
