import type { FaultRule } from '../../local/ccp/fault-board.ts';
import type { AgentPort } from '../../local/connect/agent-port.ts';
import type { DialledBehaviour, PhoneLine, PhoneNetwork } from '../../local/connect/phone-network.ts';
import type { TrueCall, TruthBook } from '../../local/connect/truth.ts';
import { wallClock } from '../../local/connect/wall-clock.ts';
import type { Demo } from '../../local/demo.ts';
import { createAiAgent, type ScriptedAiAgent } from '../../local/people/ai-agent.ts';
import { type Cast, createCast } from '../../local/people/cast.ts';
import type { ScriptedAgent } from '../../local/people/scripted-agent.ts';
import type { Desk } from './desk.ts';
import type { Lane } from './lanes.ts';
import { type CustomerEar, expectNobodyWasAlone, listen } from './never-alone.ts';

/** What one story is played with: a call of one team, seen from two desks, from the customer's telephone and from the truth. */
export interface Scene {
  readonly lane: Lane;
  /** The desk of whoever has the customer and asks. */
  readonly asker: Desk;
  /** The desk of the colleague who is asked. */
  readonly colleague: Desk;
  /** The same two, and everybody else, acting by script as from another tab. */
  readonly byScript: { readonly asker: ScriptedAgent; readonly colleague: ScriptedAgent; readonly cast: Cast };
  /** The same two from the instance's side. */
  readonly ports: { readonly asker: AgentPort; readonly colleague: AgentPort };
  /** What really happens. */
  readonly truth: TruthBook;
  /** @throws Error when a customer of this story has been left */
  expectNobodyAlone(): void;
  /** Outside lines that ring or are up, newest last. */
  outsideLines(): readonly PhoneLine[];
  /** One more desk, closed after the story. */
  openDesk(login: string): Promise<Desk>;
  /** The asker's desk in a second tab of the same browser, closed after the story. */
  secondTab(): Promise<Desk>;
  /** A supervisor who listens begins to speak. */
  bargeIn(login: string): Promise<void>;
  /** A customer of the team calls. @param dialled default: the team's own number */
  customerCalls(dialled?: string): PhoneLine;
  /** The AI agent that serves callers of a number of the instance. */
  readonly aiAgent: ScriptedAiAgent & { readonly inboundNumber: string };
  /** The line to an outside number, as soon as it rings. @default the lane's own number */
  outside(number?: string): Promise<PhoneLine>;
  /** How the lane's own outside number behaves when it is dialled. */
  outsideWill(behaviour: DialledBehaviour): void;
  /** What a line hears: logins and numbers of those it is with, music, prompts. */
  hears(line: PhoneLine): readonly string[];
  /** How long a line and an agent have heard each other, in milliseconds. */
  talkMs(line: PhoneLine, login: string): number;
  /** What the product tells of the consults of a line's call, the oldest first, once everything on its way has arrived. */
  consults(line: PhoneLine): Promise<readonly ToldConsult[]>;
  /** Whether desks have opened sockets: only one that was let in is remembered. */
  socketsWereLetIn(): boolean;
  /** Something goes wrong between the asker's desk and Connect, until the story ends. */
  fault(rule: Omit<FaultRule, 'login'>): void;
  /** The asker's desk loses its line to Connect; the result brings it back. */
  loseLine(): () => void;
  /** From now on both desks have a bad line: answers up to 0.8 s late, snapshots up to 2 s. */
  badLine(): void;
  /** The asker's session with Connect is over (401). */
  endSession(): void;
}

/** The part of a consult that is looked at here (`docs/api.md`). */
export interface ToldConsult {
  readonly outcome: string;
  readonly answered: boolean | null;
  readonly joined: boolean | null;
  readonly parentContactId: string;
  readonly startedAt: string;
}

export interface SceneOptions {
  readonly demo: Demo;
  readonly desk: (login: string) => Promise<Desk>;
  readonly moreDesk: (login: string) => Promise<Desk>;
  readonly lane: Lane;
  /** Whether every agent may be in it, or the lane's two alone. */
  readonly everybody: boolean;
}

/** Sets the scene; `end` sends everybody home. */
export async function beginScene({ demo, desk, moreDesk, lane, everybody }: SceneOptions) {
  const { connect, inboundNumber, cloud, api } = demo.stack;
  const { phones, agentPort } = connect;
  const cast = createCast({ clock: wallClock, network: phones, inboundNumber, agentPort, connect });
  const members = [lane.asker.login, lane.colleague.login];
  const [asker, colleague] = await Promise.all([desk(lane.asker.login), desk(lane.colleague.login)]);
  const customers: { readonly line: PhoneLine; readonly ear: CustomerEar }[] = [];
  /** Of those who have hung up, what is checked stays so. */
  const over = new Set<PhoneLine>();
  const undo: (() => void | Promise<void>)[] = [];
  const truth = (line: PhoneLine) => truthOf(demo, line);

  const scene: Scene = {
    lane,
    asker,
    colleague,
    byScript: { asker: cast.agent(lane.asker.login), colleague: cast.agent(lane.colleague.login), cast },
    ports: { asker: agentPort(lane.asker.login), colleague: agentPort(lane.colleague.login) },
    truth: connect.truth,
    expectNobodyAlone: () => {
      for (const { line, ear } of customers) {
        if (line.rootContactId === null || over.has(line)) continue;
        expectNobodyWasAlone(truth(line), ear, wallClock.now());
        if (line.state === 'ended') over.add(line);
      }
    },
    outsideLines: () => phones.dialled().filter(({ number }) => number === lane.outside),
    openDesk: async (login) => {
      const more = await moreDesk(login);
      undo.push(async () => {
        await goHome(agentPort(login));
        await more.close();
      });
      return more;
    },
    secondTab: async () => {
      const second = await asker.secondTab();
      undo.push(() => second.page.close());
      return second;
    },
    bargeIn: async (login) => {
      const port = agentPort(login);
      const contactId = port.snapshot().contacts[0]?.contactId;
      await port.request('updateMonitorParticipantState', { contactId, targetMonitorMode: 'BARGE' });
    },
    customerCalls: (dialled = lane.dialled) => {
      const line = phones.callIn({ from: lane.customer, to: dialled });
      const isWithSomebody = () =>
        line.rootContactId !== null && truth(line).together.some((pair) => pair.toMs === null && isCustomers(pair));
      customers.push({ line, ear: listen({ phones, line, now: wallClock.now, isWithSomebody }) });
      return line;
    },
    aiAgent: aiAgentOf(demo),
    outside: (number = lane.outside) => dialledLine(phones, number),
    outsideWill: (behaviour) => phones.setBehaviour(lane.outside, behaviour),
    hears: (line) => line.hears.map((heard) => connect.agents().find(({ arn }) => arn === heard)?.login ?? heard.replace('outside:', '')),
    talkMs: (line, login) => {
      const { arn } = cast.agent(login);
      const talks = truth(line).together.filter((pair) => isCustomers(pair) && [pair.a, pair.b].includes(arn));
      return talks.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? wallClock.now()) - fromMs, 0);
    },
    consults: async (line) => {
      await cloud.idle();
      const { body } = await api(`/contacts/${line.rootContactId}/tree`, lane.asker.login);
      const { consults = [] } = body as { consults?: readonly ToldConsult[] };
      return consults.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
    },
    socketsWereLetIn: () =>
      cloud.usedGrants().some(({ logicalId, action }) => logicalId.startsWith('Sockets') && action === 'dynamodb:PutItem'),
    fault: (rule) => void undo.push(demo.ccp.faults.add({ ...rule, login: lane.asker.login })),
    loseLine: () => {
      const back = () => demo.ccp.faults.reconnect(lane.asker.login);
      demo.ccp.faults.disconnect(lane.asker.login);
      undo.push(back);
      return back;
    },
    badLine: () => {
      for (const login of members) demo.ccp.faults.setProfile('slow', login);
      undo.push(() => {
        for (const login of members) demo.ccp.faults.setProfile('realistic', login);
      });
    },
    endSession: () => demo.ccp.faults.authExpire(lane.asker.login),
  };
  const end = async () => {
    for (const each of undo) await each();
    phones.setBehaviour(lane.outside, { does: 'ring' });
    for (const { line, ear } of customers) {
      ear.stop();
      hangUpAll(phones, line);
    }
    for (const login of everybody ? connect.agents().map((agent) => agent.login) : members) await goHome(agentPort(login));
    await Promise.all([asker, colleague].map((one) => one.says(/You are Offline/)));
  };
  return { scene, end };
}

function aiAgentOf({ stack }: Demo): Scene['aiAgent'] {
  const [known] = stack.aiAgents;
  if (!known) throw new Error('The local config has no AI agent.');
  const { phoneNumber: number, secret, inboundNumber } = known;
  const url = `${stack.addresses.desk}/api/handoffs`;
  return { ...createAiAgent({ network: stack.connect.phones, clock: wallClock, number, secret, url }), inboundNumber };
}

function truthOf(demo: Demo, { rootContactId }: PhoneLine): TrueCall {
  const call = demo.stack.connect.truth.calls().find((one) => one.rootContactId === rootContactId);
  if (!call) throw new Error('There is no such call.');
  return call;
}

const isCustomers = ({ a, b }: { readonly a: string; readonly b: string }) => a === 'customer' || b === 'customer';

function hangUpAll(phones: PhoneNetwork, customer: PhoneLine): void {
  customer.hangUp();
  for (const line of phones.dialled()) if (line.rootContactId === customer.rootContactId) line.hangUp();
}

const OUTSIDE_RINGS_WITHIN_MS = 20_000;

/** Resolves once the number is being dialled. */
function dialledLine(phones: PhoneNetwork, number: string): Promise<PhoneLine> {
  const { promise, resolve, reject } = Promise.withResolvers<PhoneLine>();
  const late = setTimeout(() => reject(new Error('The outside number is not dialled.')), OUTSIDE_RINGS_WITHIN_MS);
  const look = () => {
    const line = phones.dialled().findLast((one) => one.number === number);
    if (line) resolve(line);
  };
  const stop = phones.onChange(look);
  look();
  return promise.finally(() => {
    clearTimeout(late);
    stop();
  });
}

/** Ends what is on a desk, clears it, and goes offline. A contact takes at most a refusal or an end, and a clearing. */
async function goHome(port: AgentPort): Promise<void> {
  for (const { contactId, state, connections } of port.snapshot().contacts) {
    const own = connections.find(({ type }) => type === 'agent' || type === 'monitoring');
    if (state.type === 'connected') await port.request('destroyConnection', { contactId, connectionId: own?.connectionId });
    else if (state.type === 'connecting') await port.request('rejectContact', { contactId });
  }
  for (const { contactId } of port.snapshot().contacts) await port.request('clearContact', { contactId });
  const states = port.configuration().agentStates as readonly { readonly type: string }[];
  await port.request('putAgentState', { state: states.find(({ type }) => type === 'offline') });
}
