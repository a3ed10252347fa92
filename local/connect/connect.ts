import type { AwsService, ResourceProvider, ResourceRemover } from '../ports.ts';
import type { AgentPort } from './agent-port.ts';
import { logOut, loseBrowser } from './agents/browser.ts';
import { freezeEnded } from './agents/freeze.ts';
import { createAgentPort } from './agents/port.ts';
import { createConnectApi } from './api/connect-api.ts';
import { type ApiFault, createApiFaults } from './api/faults.ts';
import { createThrottle, noThrottle } from './api/throttle.ts';
import { createArns } from './arns.ts';
import { type Behaviour, wholeBehaviour } from './behaviour.ts';
import type { Agent } from './calls/model.ts';
import { forgetCallsOver } from './calls/over.ts';
import { takeCall } from './calls/take-call.ts';
import { observeTalk } from './calls/talk.ts';
import { observeChats, sendWritten } from './chat/observe-chats.ts';
import { createParticipantService } from './chat/participant-service.ts';
import type { Core } from './core.ts';
import { startAgentEventStream } from './emission/agent-event-stream.ts';
import { createDeliver, DEFAULT_DELIVERY, type Source } from './emission/delivery.ts';
import { createEmitter } from './emission/emitter.ts';
import { startFlow } from './flows/engine.ts';
import { uuidMaker } from './ids.ts';
import { EXISTING_INSTANCE } from './instance.ts';
import { createJournal } from './journal.ts';
import type { ConnectOptions } from './options.ts';
import type { ParticipantService } from './participant-service.ts';
import type { PhoneLine, PhoneNetwork } from './phone-network.ts';
import { createPhones, type Phones } from './phones/network.ts';
import { createRandom } from './random.ts';
import { createProviders } from './resources/providers.ts';
import { createRegistry } from './resources/registry.ts';
import { createRemovers } from './resources/removers.ts';
import { startRouting } from './routing/router.ts';
import { setUpInstance } from './set-up.ts';
import type { TruthBook } from './truth.ts';
import { createTruthKeeper } from './truth-keeper.ts';
import { createWork } from './work.ts';

/** Who an agent of the instance is. */
export interface SimulatedAgent {
  readonly login: string;
  readonly name: string;
  readonly arn: string;
  readonly supervisor: boolean;
}

/** One simulated Amazon Connect instance. */
export interface SimulatedConnect {
  readonly instanceArn: string;
  /** By CloudFormation type. */
  readonly providers: Readonly<Record<string, ResourceProvider>>;
  /** What deletes them again, by the same types. */
  readonly removers: Readonly<Record<string, ResourceRemover>>;
  /** The public API, for the unmodified SDK. */
  readonly service: AwsService;
  /** The participant service, given the address at which its sockets open. */
  participants(socketUrl: (token: string) => string): ParticipantService;
  agents(): readonly SimulatedAgent[];
  /** @throws Error when the instance has no agent of that login. */
  agentPort(login: string): AgentPort;
  readonly phones: PhoneNetwork;
  readonly truth: TruthBook;
  /** Origins that may frame the softphone. */
  approvedOrigins(): readonly string[];
  /** Resolves when no function call of a flow, and no step after one, is in flight. */
  settle(): Promise<void>;
  /** What AssociatePhoneNumberContactFlow does: a phone number has no flow property in CloudFormation. @throws Error for an unknown number or flow. */
  associateInboundFlow(number: string, flowArn: string): void;
  /** Makes an operation of the API answer with an error, once or so many times. */
  failApi(fault: ApiFault): void;
  /** A caller presses keys; without a flow that asks for them nothing hears them. */
  press(line: PhoneLine, digits: string): void;
  /** An agent's browser is gone in the middle of whatever it did (`browserGone`). @throws Error for an unknown login. */
  loseBrowser(login: string): void;
  /** The agent's softphone is logged out; the chosen state stays. @throws Error for an unknown login. */
  logOut(login: string): void;
  /** From now on it behaves so; what is not said is as usual. @throws Error while there is a call, which would be none of either kind */
  behaveAs(behaviour: Behaviour): void;
  /** Which sources send nothing from now on; what they have on its way still comes. */
  deliverWithout(sources: readonly Source[]): void;
  /** Flow errors, refused functions, calls nobody could take: newest last. */
  notes(): readonly string[];
}

/** Builds an instance with its existing agents, queues and number; everything else comes by template. */
export function createConnect(options: ConnectOptions): SimulatedConnect {
  const random = createRandom(options.seed);
  const newId = uuidMaker(random);
  const delivery = { ...DEFAULT_DELIVERY, ...options.delivery };
  const phones = createPhones({
    clock: options.clock,
    timings: () => core.timings,
    takeCall: (call, telephone) => takeCall(core, call, telephone),
  });
  const core: Core = {
    clock: options.clock,
    outlets: options.outlets,
    newId,
    newContactId: options.newContactId ?? newId,
    random,
    arns: createArns(options),
    ...wholeBehaviour(options),
    registry: createRegistry(),
    agents: [],
    calls: [],
    liveCalls: new Set(),
    journal: createJournal(),
    work: createWork(),
    phones: phones.dialler,
    chatTokens: new Map(),
    chatsStarted: new Map(),
    startFlow: (contact, start) => startFlow(core, contact, start),
    notes: [],
  };
  setUpInstance(core, options.setUp ?? EXISTING_INSTANCE);
  const truth = createTruthKeeper(core);
  // The order matters: truth and accounts first, then what is sent, then those who look.
  core.journal.observe(() => truth.observe());
  core.journal.observe(() => observeTalk(core));
  core.journal.observe(() => observeChats(core));
  core.journal.observe(() => freezeEnded(core));
  const deliver = createDeliver({ clock: options.clock, random: createRandom(options.seed + 1), delivery });
  core.journal.observe(createEmitter(core, deliver));
  startAgentEventStream(core, deliver);
  startRouting(core);
  core.journal.observe(() => sendWritten(core));
  core.journal.observe(() => {
    for (const agent of core.agents) for (const listener of agent.listeners) listener();
    phones.changed();
  });
  core.journal.observe(() => forgetCallsOver(core));
  const deliverWithout = (sources: readonly Source[]) => Object.assign(delivery, { without: sources });
  return facade(core, { phones, truth, throttleApi: options.throttleApi ?? false, deliverWithout });
}

interface FacadeParts {
  readonly phones: Phones;
  readonly truth: TruthBook;
  readonly throttleApi: boolean;
  readonly deliverWithout: (sources: readonly Source[]) => void;
}

function facade(core: Core, { phones, truth, throttleApi, deliverWithout }: FacadeParts): SimulatedConnect {
  const faults = createApiFaults();
  const throttle = throttleApi ? createThrottle(core.clock) : noThrottle;
  return {
    instanceArn: core.arns.instance,
    providers: createProviders(core),
    removers: createRemovers(core),
    service: createConnectApi(core, { faults, throttle }),
    participants: (socketUrl) => createParticipantService(core, { socketUrl, throttle }),
    agents: () => core.agents.map(describe),
    agentPort: (login) => createAgentPort(core, agentNamed(core, login)),
    phones: phones.network,
    truth,
    approvedOrigins: () => [...core.registry.approvedOrigins],
    settle: () => core.work.settle(),
    associateInboundFlow: (number, flowArn) => associate(core, number, flowArn),
    behaveAs: (behaviour) => {
      if (core.liveCalls.size > 0) throw new Error('An instance changes its behaviour between calls only.');
      Object.assign(core, wholeBehaviour(behaviour));
    },
    deliverWithout,
    notes: () => [...core.notes],
    failApi: (fault) => faults.add(fault),
    press: phones.press,
    loseBrowser: (login) => core.journal.change(() => loseBrowser(core, agentNamed(core, login))),
    logOut: (login) => core.journal.change(() => logOut(agentNamed(core, login))),
  };
}

const describe = ({ login, firstName, lastName, arn, supervisor }: Agent): SimulatedAgent => ({
  login,
  name: `${firstName} ${lastName}`,
  arn,
  supervisor,
});

function agentNamed(core: Core, login: string): Agent {
  const agent = core.agents.find((one) => one.login === login);
  if (!agent) throw new Error(`The instance has no agent "${login}".`);
  return agent;
}

function associate(core: Core, number: string, flowArn: string): void {
  if (!core.registry.numbers.has(number)) throw new Error('The number is none of this instance.');
  if (core.registry.flows.get(flowArn)?.type !== 'CONTACT_FLOW') throw new Error(`${flowArn} is no inbound flow of this instance.`);
  core.registry.numbers.set(number, flowArn);
}
