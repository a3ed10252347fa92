import type { AgentPort, AgentSnapshot, ConnectionShape } from '../connect/agent-port.ts';
import type { Clock } from '../ports.ts';
import { currentCall, describe, finishedCall, isLive, lineById } from './agent-view.ts';
import * as commands from './command.ts';
import { byPhoneNumber, endpointFor } from './endpoints.ts';
import { waitFor } from './wait.ts';

/**
 * An agent who acts by script, through the same port as the desk. Every act resolves when the snapshot that confirms it is there.
 * @throws WaitedInVainError after 10 s (for others' acts: 2 min) on the clock; NotPossibleNowError; CtiError when the service refuses.
 */
export interface ScriptedAgent {
  readonly login: string;
  readonly arn: string;
  available(): Promise<void>;
  offline(): Promise<void>;
  /** Waits until a call is offered; the contact id. */
  rings(): Promise<string>;
  /** Waits for the offer if need be, and takes it; the contact id. */
  accept(): Promise<string>;
  decline(): Promise<void>;
  /** Waits until an offer is over without having been taken. */
  misses(): Promise<void>;
  /** Invites by quick connect name or E.164 number; the new line's connection id. The customer goes on hold. */
  consult(target: string): Promise<string>;
  /** Waits until an outside party's line is up. For agents and queues this is not their answer. */
  lineConnects(connectionId: string): Promise<void>;
  /** Waits until a line has ended without this agent's doing. */
  lineEnds(connectionId: string): Promise<void>;
  /** Takes an invitation back; the customer stays on hold. */
  cancel(connectionId: string): Promise<void>;
  /** Drops the consulted party if they are still there, then resumes the customer. */
  returnToCustomer(connectionId: string): Promise<void>;
  swap(): Promise<void>;
  conference(): Promise<void>;
  /** Leaves the others to themselves: a transfer. */
  leave(): Promise<void>;
  /** Holds the customer, or the named line. */
  hold(connectionId?: string): Promise<void>;
  resume(connectionId?: string): Promise<void>;
  /** Ends one line. */
  drop(connectionId: string): Promise<void>;
  /** Ends the call with the customer, with nobody else in it. */
  hangUp(): Promise<void>;
  /** Ends everybody else's line, then their own. */
  endForAll(): Promise<void>;
  /** Calls an outside number; resolves while it rings, with the contact id. */
  dial(number: string): Promise<string>;
  /** Waits until a dialled call is answered. */
  isAnswered(): Promise<void>;
  /** Waits until the call is over without this agent's doing. */
  callEnds(): Promise<void>;
  /** Ends after-contact work, or puts a missed call away. */
  clear(): Promise<void>;
  /** At the end of the day: puts away what is over, and takes no more calls. */
  goesHome(): Promise<void>;
}

/** How long the desk waits for a snapshot to confirm a command. */
const CONFIRMED_WITHIN_MS = 10_000;
const OTHERS_ACT_WITHIN_MS = 120_000;

export function createAgent({ port, clock }: { readonly port: AgentPort; readonly clock: Clock }): ScriptedAgent {
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
  const offline = () => act(() => commands.setState(agentStates(port), 'offline'));
  const rings = () => see('a call ringing', ringingCall);
  const drop = (connectionId: string) => act((snapshot) => commands.dropLine(snapshot, connectionId));
  const leave = () => act(commands.endOwnLine);

  return {
    login: port.login,
    arn: String(port.configuration().agentARN),
    available: () => act(() => commands.setState(agentStates(port), 'routable')),
    offline,
    rings,
    accept: async () => {
      await rings();
      return perform(commands.accept(port.snapshot()));
    },
    decline: async () => {
      await rings();
      await act(commands.decline);
    },
    misses: async () => {
      const contactId = await rings();
      await see('the offer over', (snapshot) => (currentCall(snapshot)?.contactId === contactId ? undefined : true));
    },
    consult: async (target) => perform(commands.addParty(port.snapshot(), await endpointFor(port, target))),
    lineConnects: async (id) =>
      void (await see(
        'the line connected',
        line(id, ({ state }) => state.type === 'connected'),
      )),
    lineEnds: async (id) =>
      void (await see(
        'the line ended',
        line(id, (one) => !isLive(one)),
      )),
    cancel: drop,
    returnToCustomer: async (connectionId) => {
      if (isLineLive(port.snapshot(), connectionId)) await drop(connectionId);
      await act((snapshot) => commands.holdLine(snapshot, false));
    },
    swap: () => act(commands.swap),
    conference: () => act(commands.conference),
    leave,
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

const ringingCall = (snapshot: AgentSnapshot) => {
  const call = currentCall(snapshot);
  return call && ['incoming', 'connecting'].includes(call.state.type) ? call.contactId : undefined;
};

const answeredCall = (snapshot: AgentSnapshot) => (currentCall(snapshot)?.state.type === 'connected' ? true : undefined);

const isLineLive = ({ contacts }: AgentSnapshot, connectionId: string) =>
  contacts.some((contact) => contact.connections.some((line) => line.connectionId === connectionId && isLive(line)));

const agentStates = (port: AgentPort) => port.configuration().agentStates as readonly { type: string }[];
