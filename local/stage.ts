import type { SimClock } from './connect/sim-clock.ts';
import type { WriteAction } from './people/action.ts';
import { createDeskLog, type DeskLog } from './people/desk-log.ts';
import type { Stage } from './people/play-scenario.ts';
import { ALL_SOURCES, type Sources, withheld } from './people/sources.ts';
import { type LocalStack, SUPERVISOR } from './stack.ts';

/**
 * The running product as scripted people find it. From now on the instance sends what `sources` has, and the agents' desks post their
 * log through the API if it is among them.
 */
export function stageOf({ connect, cloud, api, inboundNumber }: LocalStack, clock: SimClock, sources: Sources = ALL_SOURCES): Stage {
  connect.deliverWithout(withheld(sources));
  const logs = new Map<string, DeskLog>();
  const log: WriteAction = (login, action) => {
    const own = logs.get(login) ?? createDeskLog(clock, (actions) => api('/actions', login, { actions }));
    logs.set(login, own);
    own.write(action);
  };
  const logsTaken = async () => {
    const lost = await Promise.all([...logs].map(async ([login, own]) => (await own.emptied()).map((what) => `${login}'s action ${what}`)));
    return lost.flat();
  };
  return {
    clock,
    network: connect.phones,
    inboundNumber,
    agentPort: connect.agentPort,
    connect,
    truth: connect.truth,
    sources,
    logins: connect.agents().map(({ login }) => login),
    supervisor: SUPERVISOR,
    cloudIdle: () => cloud.idle(),
    api,
    ...(sources.deskLog && { log, logsTaken }),
  };
}
