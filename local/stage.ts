import type { SimClock } from './connect/sim-clock.ts';
import { createDeskLog, type DeskLog } from './desk-log.ts';
import type { WriteAction } from './people/action.ts';
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
  const cloudIdle = async () => {
    await cloud.idle();
    // Everything is told now: what the API still does not take it never will.
    const lost = await Promise.all([...logs].map(async ([login, own]) => (await own.emptied()).map((what) => `${login}'s action ${what}`)));
    if (lost.flat().length > 0) throw new Error(lost.flat().join(' '));
    await cloud.idle();
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
    cloudIdle,
    api,
    ...(sources.deskLog && { log }),
  };
}
