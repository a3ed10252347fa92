import type { Scenario } from '../scenario.ts';
import { agentBrowserGone } from './agent-browser-gone.ts';
import { callback } from './callback.ts';
import { callbackColdTransfer } from './callback-cold-transfer.ts';
import { callbackConference } from './callback-conference.ts';
import { callbackWarmTransfer } from './callback-warm-transfer.ts';
import { cancelled } from './cancelled.ts';
import { chain } from './chain.ts';
import { coldTransfer } from './cold-transfer.ts';
import { conference } from './conference.ts';
import { conferenceThenLeave } from './conference-then-leave.ts';
import { consultReturn } from './consult-return.ts';
import { customerLeaves } from './customer-leaves.ts';
import { declined } from './declined.ts';
import { externalBusy } from './external-busy.ts';
import { externalConsult } from './external-consult.ts';
import { externalTransfer } from './external-transfer.ts';
import { externalUnanswered } from './external-unanswered.ts';
import { flowQueueTransfer } from './flow-queue-transfer.ts';
import { handOverComesBack } from './hand-over-comes-back.ts';
import { handOverComesBackToTeam } from './hand-over-comes-back-to-team.ts';
import { notAnswered } from './not-answered.ts';
import { outboundConsult } from './outbound-consult.ts';
import { queueCancelled } from './queue-cancelled.ts';
import { queueConsult } from './queue-consult.ts';
import { sixParties } from './six-parties.ts';
import { star } from './star.ts';
import { supervisorPresent } from './supervisor-present.ts';
import { twoConsults } from './two-consults.ts';
import { warmTransfer } from './warm-transfer.ts';

/** Every scripted call there is, in the order they are played. */
export const SCENARIOS: readonly Scenario[] = [
  consultReturn,
  warmTransfer,
  coldTransfer,
  handOverComesBack,
  handOverComesBackToTeam,
  notAnswered,
  conference,
  conferenceThenLeave,
  declined,
  cancelled,
  externalConsult,
  externalTransfer,
  externalBusy,
  externalUnanswered,
  queueConsult,
  queueCancelled,
  customerLeaves,
  twoConsults,
  chain,
  star,
  sixParties,
  supervisorPresent,
  outboundConsult,
  agentBrowserGone,
  flowQueueTransfer,
  callback,
  callbackWarmTransfer,
  callbackColdTransfer,
  callbackConference,
];

export const scenarioNamed = (name: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.name === name);
