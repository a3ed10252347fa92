import type { ConnectClient } from '@aws-sdk/client-connect';
import type { SecondSignal } from '../../lambdas/get-contact-tree/second-signal.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { openTurns } from '../../lambdas/store/turns.ts';
import { INSTANCE } from './payloads.ts';
import { type SilentReport, silentReport } from './silent-report.ts';

/** The second signal of a process that has just begun. */
export const signalOf = (ledger: Ledger, connect: Pick<ConnectClient, 'send'>): SecondSignal & SilentReport => ({
  instance: { connect, instanceArn: INSTANCE },
  turns: openTurns(ledger, 'DescribeContact', 250),
  answers: new Map(),
  ...silentReport(),
});
