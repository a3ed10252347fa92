import type { TreeShelf } from '../../../../lambdas/features/contact-tree/get-contact-tree/get-contact-tree.ts';
import type { AgentDirectory } from '../../../../lambdas/store/agent-of-login.ts';
import { openNameBook } from '../../../../lambdas/store/names.ts';
import { openTurns } from '../../../../lambdas/store/turns.ts';
import { INSTANCE } from '../../payloads.ts';
import { type SilentReport, silentReport } from '../../silent-report.ts';

/** What the function of the tree has in a process that has just begun. */
export function treeShelfOf(directory: AgentDirectory): TreeShelf & { readonly signal: SilentReport } {
  const { ledger, connect, instanceId } = directory;
  const turns = openTurns(ledger, 'DescribeContact', 250);
  return {
    directory,
    book: openNameBook(ledger),
    signal: { instance: { connect, instanceArn: INSTANCE }, turns, answers: new Map(), ...silentReport() },
    queue: { ...silentReport(), connect, instanceId, turns: openTurns(ledger, 'GetContactMetrics', 1_000), lately: new Map() },
  };
}
