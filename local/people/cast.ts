import type { AgentPort } from '../connect/agent-port.ts';
import type { PhoneNetwork } from '../connect/phone-network.ts';
import type { Clock } from '../ports.ts';
import type { WriteAction } from './action.ts';
import { createAgent } from './agent.ts';
import { createCustomer, type ScriptedCustomer } from './customer.ts';
import { type ActedUpon, createInstanceActs, type InstanceActs } from './instance-acts.ts';
import { createOutsideParty, type ScriptedOutsideParty } from './outside-party.ts';
import type { ScriptedAgent } from './scripted-agent.ts';
import { pause } from './wait.ts';

/** Everybody who may take part in a scripted call; who is not asked for stays away. */
export interface Cast {
  readonly alice: ScriptedAgent;
  readonly bob: ScriptedAgent;
  readonly carol: ScriptedAgent;
  readonly dave: ScriptedAgent;
  /** A supervisor. */
  readonly sabine: ScriptedAgent;
  readonly customer: ScriptedCustomer;
  /** A partner company with an outside number. */
  readonly outsider: ScriptedOutsideParty;
  /** Any agent by login. */
  agent(login: string): ScriptedAgent;
  readonly instance: InstanceActs;
  /** A number of the instance that no flow of the product answers. */
  readonly spareNumber: string;
  /** Lets simulated time pass. */
  after(ms: number): Promise<void>;
}

/** What the people act upon. */
export interface Scene {
  readonly clock: Clock;
  readonly network: PhoneNetwork;
  /** The number customers dial. */
  readonly inboundNumber: string;
  agentPort(login: string): AgentPort;
  /** The instance itself, for what no softphone can do. @default scripts that ask for it fail */
  readonly connect?: ActedUpon;
  /** Takes what the agents' desks would write into their logs. @default nothing is kept */
  readonly log?: WriteAction;
}

// Numbers set aside for fiction (North American Numbering Plan, 555-0100 to 555-0199).
export const CUSTOMER_NUMBER = '+12065550142';
const OUTSIDE_NUMBER = '+12065550177';
/** The second number of the simulated instance. */
const SPARE_NUMBER = '+12065550101';

/** The people of a scripted call; an agent's softphone is only taken in hand when the script names them. */
export function createCast({ clock, network, inboundNumber, agentPort, connect, log }: Scene): Cast {
  // What an earlier script told the network about these people does not bind this one.
  for (const number of [CUSTOMER_NUMBER, OUTSIDE_NUMBER]) network.setBehaviour(number, { does: 'ring' });
  const agents = new Map<string, ScriptedAgent>();
  const agent = (login: string): ScriptedAgent => {
    const made = agents.get(login) ?? createAgent({ port: agentPort(login), clock, log });
    agents.set(login, made);
    return made;
  };
  return {
    agent,
    get alice() {
      return agent('alice');
    },
    get bob() {
      return agent('bob');
    },
    get carol() {
      return agent('carol');
    },
    get dave() {
      return agent('dave');
    },
    get sabine() {
      return agent('sabine');
    },
    customer: createCustomer({ network, clock, number: CUSTOMER_NUMBER, dials: inboundNumber }),
    outsider: createOutsideParty({ network, clock, number: OUTSIDE_NUMBER }),
    get instance() {
      if (!connect) throw new Error('This scene has no instance at hand.');
      return createInstanceActs(connect);
    },
    spareNumber: SPARE_NUMBER,
    after: (ms) => pause(clock, ms),
  };
}
