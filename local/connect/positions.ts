import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts';
import { createRandom } from './random.ts';

const YES_NO = [true, false] as const;

/** Every position of every switch. */
export const POSITIONS = {
  missedConsultLeg: ['ends', 'stays-queued'],
  declinedAgentState: ['FailedConnectAgent', 'MissedCallAgent'],
  callerGoneWhileRinging: ['error', 'removed'],
  askerCancelsWhileRinging: ['error', 'removed'],
  threePartyCustomerHangUp: ['ends-for-all', 'continues'],
  threePartyInitialLeg: ['customer', 'whole-call'],
  toggleWithMany: ['resume-one-hold-rest', 'flip-all'],
  leavingEndsOwnHolds: YES_NO,
  minimumToAddAfterPrimaryLeft: [2, 3],
  legsAfterEnd: ['as-they-were', 'live', 'disconnected'],
  ownLegWhileCustomerHeld: ['connected', 'hold'],
  holdSeenLate: YES_NO,
  quickConnectNameSeenBy: ['those-on-the-call', 'the-adder'],
  initiationMethodInSnapshots: YES_NO,
  disconnectedOnTransfer: ['when-the-agent-leaves', 'when-the-customer-leaves'],
  disconnectedOnCustomerDrop: ['at-the-drop', 'when-the-agent-leaves'],
  connectedToAgentEvent: ['at-acceptance', 'after-whispers'],
  connectedToAgentOnOutbound: YES_NO,
  connectedToSystemOnExternal: YES_NO,
  connectedToSystemOnInbound: YES_NO,
  connectedToSystemOnCallback: YES_NO,
  completedWithoutAgent: YES_NO,
  initiatedNamesParent: YES_NO,
  disconnectReasonInEvents: YES_NO,
  contactAssociationId: ['root', 'absent'],
  transferCompletedTimestamp: ['cold-only', 'every-transfer', 'never'],
  consultedAgentEventState: ['CONNECTED', 'CONNECTED_ONHOLD'],
  stateStartMovesOnHold: YES_NO,
  cancelledOfferEventState: ['REJECTED', 'MISSED', 'none'],
  monitorContact: YES_NO,
  monitoringBreaksSwap: YES_NO,
  queueFlowAfterDequeue: ['same', 'default'],
  missedAgentQueueChat: ['stays-queued', 'ends'],
  chatCustomerLeaves: ['ends-for-all', 'agents-stay'],
  chatMessageLimit: ['16384-bytes', '1024-characters'],
  relatedContactInSnapshots: YES_NO,
  browserGone: ['agent-leaves', 'nothing'],
} as const satisfies { readonly [Name in keyof Assumptions]: readonly Assumptions[Name][] };

/** A switch or a position that there is not; its message lists those there are. Commands end with 2. */
export class UnknownSwitch extends Error {}

type Switches = Partial<Assumptions>;
const isSwitch = (name: string): name is keyof Assumptions => Object.hasOwn(POSITIONS, name);

/**
 * The switches that people name on a command line, each as `name=position`.
 * @throws UnknownSwitch that names the switches, or the positions of the one
 */
export function readSwitches(texts: readonly string[]): Switches {
  return Object.fromEntries(texts.map(readSwitch)) as Switches;
}

function readSwitch(text: string): readonly [string, unknown] {
  const [name = '', wanted] = text.split(/=(.*)/s);
  if (!isSwitch(name))
    throw new UnknownSwitch(`--assume takes a switch as name=position, got "${text}". The switches: ${Object.keys(POSITIONS).join(', ')}.`);
  const positions: readonly unknown[] = POSITIONS[name];
  const position = positions.find((one) => String(one) === wanted);
  if (position !== undefined) return [name, position];
  throw new UnknownSwitch(
    `--assume ${name} takes ${positions.join(' or ')}, got "${wanted ?? ''}". Unless told otherwise it is ${DEFAULT_ASSUMPTIONS[name]}.`,
  );
}

/** A position of every switch, by chance: the same for the same seed. */
export function drawSwitches(seed: number): Assumptions {
  const random = createRandom(seed);
  const drawn = Object.entries(POSITIONS).map(([name, positions]) => [name, positions[random.between(0, positions.length - 1)]] as const);
  return Object.fromEntries(drawn) as unknown as Assumptions;
}
