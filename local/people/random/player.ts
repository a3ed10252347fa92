import { type AgentSnapshot, CtiError } from '../../connect/agent-port.ts';
import type { Action } from '../action.ts';
import { createAgent } from '../agent.ts';
import { currentCall } from '../agent-view.ts';
import { CUSTOMER_NUMBER, type Scene } from '../cast.ts';
import { NotPossibleNowError } from '../command.ts';
import type { ScriptedAgent } from '../scripted-agent.ts';
import { WaitedInVainError } from '../wait.ts';
import type { Deed } from './deed.ts';

/** A line that an agent added to their call. */
export interface AddedLine {
  readonly connectionId: string;
  /** The quick connect or number that was chosen. */
  readonly to: string;
  readonly contactId: string;
}

/** An agent who acts by chance, one thing at a time. */
export interface Player {
  readonly login: string;
  readonly arn: string;
  snapshot(): AgentSnapshot;
  /** Their last deed is neither confirmed nor refused yet. */
  busy(): boolean;
  /** Lines they added to the call they are in, newest last. */
  added(): readonly AddedLine[];
  /** Begins a deed; resolves when it was confirmed, refused, or given up. @throws what is no refusal */
  does(deed: Deed): Promise<void>;
  /** Resolves when their desk waits for no outside party any more. */
  watched(): Promise<void>;
}

/** The scene of a call in which people act by chance: they know from one another who is on the line. */
export type RandomScene = Scene & { readonly connect: NonNullable<Scene['connect']> };

/** A player on the agent's softphone, whose desk's clock is ahead by so many milliseconds and tells so with every entry of its log. */
export function createPlayer(scene: RandomScene, login: string, aheadMs: number): Player {
  const port = scene.agentPort(login);
  const log = (who: string, action: Action) => scene.log?.(who, byClockAhead(action, aheadMs));
  const desk = createAgent({ port, clock: scene.clock, log });
  const bare = createAgent({ port, clock: scene.clock });
  const lines: (AddedLine & { readonly on: string })[] = [];
  const watches: Promise<void>[] = [];
  let busy = false;
  // Their desk sees for itself when an outside party answers.
  const seesAnswer = (connectionId: string) => void watches.push(desk.lineConnects(connectionId).catch(refusalsPass));
  const callId = () => currentCall(port.snapshot())?.contactId ?? '';
  const does = async (deed: Deed): Promise<void> => {
    const on = callId();
    const agent = deed.unlogged ? bare : desk;
    if (deed.does === 'consult') {
      const connectionId = await agent.consult(deed.to ?? '');
      lines.push({ connectionId, to: deed.to ?? '', contactId: newestLegBy(scene, desk.arn), on });
      if (deed.to?.startsWith('+') && !deed.unlogged) seesAnswer(connectionId);
      return;
    }
    if (deed.does === 'call-customer') {
      await agent.dial(CUSTOMER_NUMBER);
      return;
    }
    if (deed.does === 'barge') {
      await port.request('updateMonitorParticipantState', { contactId: on, targetMonitorMode: 'BARGE' });
      return;
    }
    await simpleDeed(agent, deed, lines.findLast((line) => line.to === deed.to && line.on === on)?.connectionId);
  };
  return {
    login,
    arn: desk.arn,
    snapshot: () => port.snapshot(),
    busy: () => busy,
    added: () => lines.filter((line) => line.on === callId()),
    does: async (deed) => {
      busy = true;
      await does(deed)
        .catch(refusalsPass)
        .finally(() => {
          busy = false;
        });
    },
    watched: async () => void (await Promise.all(watches)),
  };
}

/** People try what cannot be done, and are overtaken by others: that is no fault of the script. */
function refusalsPass(error: unknown): void {
  if (error instanceof CtiError || error instanceof NotPossibleNowError || error instanceof WaitedInVainError) return;
  throw error;
}

async function simpleDeed(agent: ScriptedAgent, { does, to }: Deed, lineId: string | undefined): Promise<void> {
  const line = to === 'customer' ? undefined : lineId;
  switch (does) {
    case 'available':
      return agent.available();
    case 'offline':
      return agent.offline();
    case 'accept':
      return void (await agent.accept());
    case 'decline':
      return agent.decline();
    case 'cancel':
      return agent.cancel(line ?? '');
    case 'return':
      return agent.returnToCustomer(line ?? '');
    case 'drop':
      return agent.drop(line ?? '');
    case 'hold':
      return agent.hold(line);
    case 'resume':
      return agent.resume(line);
    case 'swap':
      return agent.swap();
    case 'conference':
      return agent.conference();
    case 'leave':
      return agent.leave();
    case 'end-for-all':
      return agent.endForAll();
    case 'hang-up':
      return agent.hangUp();
    case 'clear':
      return agent.clear();
    default:
      throw new Error(`No agent can "${does}" on their own.`);
  }
}

function newestLegBy({ connect }: RandomScene, arn: string): string {
  const legs = connect.truth.calls().flatMap((call) => call.legs.filter((leg) => leg.askedBy === arn));
  return legs.at(-1)?.contactId ?? '';
}

const byClockAhead = (action: Action, aheadMs: number): Action => ({
  ...action,
  at: new Date(Date.parse(action.at) + aheadMs).toISOString(),
  skewMs: action.skewMs - aheadMs,
});
