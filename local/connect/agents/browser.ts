import { NETWORK } from '../calls/disconnect-reason.ts';
import { endLine } from '../calls/end-line.ts';
import type { Agent } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** The softphone is logged out; as in the real service, the chosen state and the contacts stay. */
export function logOut(agent: Agent): void {
  agent.loggedIn = false;
}

/** The browser that carried an agent's audio is gone: the agent's lines end, or nothing happens, as `browserGone` has it. */
export function loseBrowser(core: Core, agent: Agent): void {
  if (core.assumptions.browserGone === 'nothing') return;
  for (const { line, state } of [...agent.desk]) if (line && state !== 'ended') endLine(core, line, `${NETWORK}OTHER`);
}
