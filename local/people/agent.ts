import type { AgentPort, AgentSnapshot, ConnectionShape } from '../connect/agent-port.ts';
import type { Clock } from '../ports.ts';
import type { Action, Verb, WriteAction } from './action.ts';
import { currentCall, describe, finishedCall, isListening, isLive, lineById } from './agent-view.ts';
import * as commands from './command.ts';
import { byPhoneNumber, endpointFor } from './endpoints.ts';
import type { ScriptedAgent } from './scripted-agent.ts';
import { waitFor } from './wait.ts';

/** How long the desk waits for a snapshot to confirm a command. */
const CONFIRMED_WITHIN_MS = 10_000;
const OTHERS_ACT_WITHIN_MS = 120_000;

/** What a scripted agent acts with. */
export interface AgentOptions {
  readonly port: AgentPort;
  readonly clock: Clock;
  /** Takes what the desk would write into its log. @default nothing is kept */
  readonly log?: WriteAction;
}

/** An agent on the given port of the simulated instance. */
export function createAgent({ port, clock, log = () => {} }: AgentOptions): ScriptedAgent {
  const watched = { onChange: (listener: () => void) => port.onUpdate(listener), seen: () => describe(port.snapshot()) };
  const see = <T>(what: string, look: (snapshot: AgentSnapshot) => T | undefined, withinMs = OTHERS_ACT_WITHIN_MS): Promise<T> =>
    waitFor({ clock, watched, what: `${port.login} to see ${what}`, look: () => look(port.snapshot()), withinMs });
  const perform = async <T>(command: commands.Command<T>): Promise<T> => {
    await port.request(command.method, command.params);
    return see(`"${command.what}" confirmed`, command.confirmed, CONFIRMED_WITHIN_MS);
  };
  const act = async (command: (snapshot: AgentSnapshot) => commands.Command): Promise<void> => {
    await perform(command(port.snapshot()));
  };
  const line = (connectionId: string, looksRight: (line: ConnectionShape) => boolean) => (snapshot: AgentSnapshot) => {
    const found = snapshot.contacts.map((contact) => lineById(contact, connectionId)).find((one) => one !== undefined);
    return found && looksRight(found) ? true : undefined;
  };
  const logged = async <T>(verb: Verb, done: () => Promise<T>): Promise<T> => {
    const call = currentCall(port.snapshot());
    const result = await done();
    if (call && !isListening(call)) log(port.login, action(call.contactId, verb, clock.now()));
    return result;
  };
  const offline = () => act(() => commands.setState(agentStates(port), 'offline'));
  const rings = () => see('a call ringing', ringingCall);
  const drop = (connectionId: string) => act((snapshot) => commands.dropLine(snapshot, connectionId));
  const leave = () => act(commands.endOwnLine);

  return {
    login: port.login,
    arn: String(port.configuration().agentARN),
    isOnCall: () => currentCall(port.snapshot()) !== undefined,
    available: () => act(() => commands.setState(agentStates(port), 'routable')),
    offline,
    rings,
    accept: async () => {
      await rings();
      return logged('answered', () => perform(commands.accept(port.snapshot())));
    },
    decline: async () => {
      await rings();
      await logged('declined', () => act(commands.decline));
    },
    misses: async () => {
      const contactId = await rings();
      await see('the offer over', (snapshot) => (currentCall(snapshot)?.contactId === contactId ? undefined : true));
    },
    consult: (target) => logged('dialled', async () => perform(commands.addParty(port.snapshot(), await endpointFor(port, target)))),
    lineConnects: async (id) => void (await logged('answered', () => see('the line connected', line(id, isUp)))),
    lineEnds: async (id) => void (await see('the line ended', line(id, isDown))),
    cancel: (connectionId) => logged('cancelled', () => drop(connectionId)),
    returnToCustomer: (connectionId) =>
      logged('returned', async () => {
        if (isLineLive(port.snapshot(), connectionId)) await drop(connectionId);
        await act((snapshot) => commands.holdLine(snapshot, false));
      }),
    swap: () => logged('swapped', () => act(commands.swap)),
    conference: () => logged('joined', () => act(commands.conference)),
    leave: () => logged('left', leave),
    hold: (connectionId) => act((snapshot) => commands.holdLine(snapshot, true, connectionId)),
    resume: (connectionId) => act((snapshot) => commands.holdLine(snapshot, false, connectionId)),
    drop,
    hangUp: leave,
    endForAll: async () => {
      for (const connectionId of commands.thirdLineIds(port.snapshot())) await drop(connectionId);
      await leave();
    },
    dial: (number) => perform(commands.dial(byPhoneNumber(number))),
    isAnswered: async () => void (await see('the dialled call answered', answeredCall)),
    callEnds: async () => void (await see('the call over', finishedCall)),
    clear: () => act(commands.clear),
    goesHome: async () => {
      while (finishedCall(port.snapshot())) await act(commands.clear);
      if (port.snapshot().state.type !== 'offline') await offline();
    },
  };
}

const action = (contactId: string, verb: Verb, nowMs: number): Action => ({
  actionId: `${contactId}-${nowMs}-${verb}`,
  contactId,
  verb,
  at: new Date(nowMs).toISOString(),
  skewMs: 0,
});

const isUp = ({ state }: ConnectionShape) => state.type === 'connected';
const isDown = (line: ConnectionShape) => !isLive(line);

const ringingCall = (snapshot: AgentSnapshot) => {
  const call = currentCall(snapshot);
  return call && ['incoming', 'connecting'].includes(call.state.type) ? call.contactId : undefined;
};

const answeredCall = (snapshot: AgentSnapshot) => (currentCall(snapshot)?.state.type === 'connected' ? true : undefined);

const isLineLive = ({ contacts }: AgentSnapshot, connectionId: string) =>
  contacts.some((contact) => contact.connections.some((line) => line.connectionId === connectionId && isLive(line)));

const agentStates = (port: AgentPort) => port.configuration().agentStates as readonly { type: string }[];
