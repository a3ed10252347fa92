import type { SimClock } from './connect/sim-clock.ts';
import type { Stage } from './people/play-scenario.ts';
import { type LocalStack, SUPERVISOR } from './stack.ts';

/** The running product as scripted people find it. */
export const stageOf = ({ connect, cloud, api, inboundNumber }: LocalStack, clock: SimClock): Stage => ({
  clock,
  network: connect.phones,
  inboundNumber,
  agentPort: connect.agentPort,
  connect,
  truth: connect.truth,
  logins: connect.agents().map(({ login }) => login),
  supervisor: SUPERVISOR,
  cloudIdle: () => cloud.idle(),
  api,
});
