import { bundles } from './bundles.ts';
import { deskDelays } from './desk-delays.ts';
import { deskKeystrokes } from './desk-keystrokes.ts';
import { deskSize } from './desk-size.ts';
import type { Benchmark } from './figure.ts';
import { foldRate } from './fold-rate.ts';
import { handOffDelay } from './hand-off-delay.ts';
import { handlerRate } from './handler-rate.ts';
import { heavyChain } from './heavy-chain.ts';
import { hostileAgent } from './hostile-agent.ts';
import { ledgerRequests } from './ledger-requests.ts';
import { offlineReport } from './offline-report.ts';
import { startReady } from './start-ready.ts';
import { templateSize } from './template-size.ts';

/** In the order they are taken: the short ones first. */
export const BENCHMARKS: readonly Benchmark[] = [
  templateSize,
  deskSize,
  deskKeystrokes,
  bundles,
  ledgerRequests,
  handlerRate,
  foldRate,
  heavyChain,
  startReady,
  hostileAgent,
  deskDelays,
  handOffDelay,
  offlineReport,
];
