import { UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { METRICS } from '../../../../contract/metrics.ts';
import type { NoteText } from '../../../../domain/note/note.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';

/**
 * Copies a note to the contact attributes of its call, which every agent's softphone shows, also before they answer. The store is the
 * source: what keeps a copy from being made (32 KB for all attributes of a call, the API's quota) is counted and told, and no more.
 * @returns whether the copy was made
 */
export async function mirrorNote(
  { connect, instanceId }: Pick<AgentDirectory, 'connect' | 'instanceId'>,
  root: string,
  { reason, matters, tried }: NoteText,
  { log, metrics }: BatchReport,
): Promise<boolean> {
  const Attributes = { consultReason: reason, consultMatters: matters, consultTried: tried };
  try {
    await connect.send(new UpdateContactAttributesCommand({ InstanceId: instanceId, InitialContactId: root, Attributes }));
    return true;
  } catch (error) {
    metrics.count(METRICS.noteMirrorsFailed);
    // Connect's own message may quote what was sent.
    log.warn('A note was kept, but not copied to contact attributes.', { rootContactId: root, error: nameOf(error) });
    return false;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
