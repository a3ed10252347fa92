import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../../../local/connect/assumptions.ts';
import { createStage, type StageOptions } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  clears,
  conferences,
  consults,
  customerHangsUp,
  declines,
  drops,
  leaves,
  nothing,
  outsideAnswers,
  outsideHangsUp,
  play,
  resumes,
  type Timeline,
} from './timeline.ts';

/** Everything at its own instant, nothing late: what is told is when it happened. */
const AT_ONCE: StageOptions = {
  delivery: { eventDelayMs: [0, 0] },
  timings: { speechMsPerCharacter: 0, routingMs: 100, legStartMs: 250 },
};

const TALKING: Timeline = [
  [0, available('alice', 'bob', 'carol')],
  [0, callsIn],
  [1_000, accepts('alice')],
];
const INBOUND = ['0 c1 INITIATED', '0 c1 QUEUED', '1000 c1 CONNECTED_TO_AGENT'];
const CONSULT: Timeline = [...TALKING, [5_000, consults('alice', 'Bob')]];
const CONSULTED: Timeline = [...CONSULT, [8_000, accepts('bob')]];
const LEG = ['5000 c2 INITIATED', '5250 c2 QUEUED'];
const LEG_ANSWERED = [...LEG, '8000 c2 CONNECTED_TO_AGENT'];

interface Row {
  readonly what: string;
  readonly timeline: Timeline;
  readonly told: readonly string[];
  readonly assumptions?: Partial<Assumptions>;
}

const ROWS: readonly Row[] = [
  {
    what: 'inbound call: initiated, queued, connected, disconnected, and completed after the work',
    timeline: [...TALKING, [5_000, customerHangsUp], [8_000, clears('alice')]],
    told: [...INBOUND, '5000 c1 DISCONNECTED', '8000 c1 COMPLETED'],
  },
  {
    what: 'inbound call with CONNECTED_TO_SYSTEM where the instance sends it',
    timeline: [...TALKING],
    told: ['0 c1 INITIATED', '0 c1 CONNECTED_TO_SYSTEM', '0 c1 QUEUED', '1000 c1 CONNECTED_TO_AGENT'],
    assumptions: { connectedToSystemOnInbound: true },
  },
  {
    what: 'caller gives up in the queue: disconnected, never completed',
    timeline: [
      [0, callsIn],
      [3_000, customerHangsUp],
    ],
    told: ['0 c1 INITIATED', '0 c1 QUEUED', '3000 c1 DISCONNECTED'],
  },
  {
    what: 'caller gives up in the queue where COMPLETED is sent without an agent',
    timeline: [
      [0, callsIn],
      [3_000, customerHangsUp],
    ],
    told: ['0 c1 INITIATED', '0 c1 QUEUED', '3000 c1 DISCONNECTED', '3000 c1 COMPLETED'],
    assumptions: { completedWithoutAgent: true },
  },
  {
    what: "agent's outbound call: connected to system on answer, no queue",
    timeline: [
      [
        0,
        (stage) =>
          stage.port('alice').request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } }),
      ],
      [4_000, outsideAnswers],
      [9_000, leaves('alice')],
      [10_000, clears('alice')],
    ],
    told: ['0 c1 INITIATED', '4000 c1 CONNECTED_TO_SYSTEM', '4000 c1 CONNECTED_TO_AGENT', '9000 c1 DISCONNECTED', '10000 c1 COMPLETED'],
  },
  {
    what: "agent's outbound call where CONNECTED_TO_AGENT is not sent",
    timeline: [
      [
        0,
        (stage) =>
          stage.port('alice').request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } }),
      ],
      [4_000, outsideAnswers],
    ],
    told: ['0 c1 INITIATED', '4000 c1 CONNECTED_TO_SYSTEM'],
    assumptions: { connectedToAgentOnOutbound: false },
  },
  {
    what: 'consult and return: nothing for the first contact, five events for the leg',
    timeline: [...CONSULTED, [20_000, leaves('bob')], [22_000, clears('bob')], [22_000, resumes('alice', 'customer')]],
    told: [...INBOUND, ...LEG_ANSWERED, '20000 c2 DISCONNECTED', '22000 c2 COMPLETED'],
  },
  {
    what: 'consult dropped by the asker: the same for the leg',
    timeline: [...CONSULTED, [20_000, drops('alice', 0)], [22_000, clears('bob')]],
    told: [...INBOUND, ...LEG_ANSWERED, '20000 c2 DISCONNECTED', '22000 c2 COMPLETED'],
  },
  {
    what: 'consult with a team: the same with a standard queue',
    timeline: [
      ...TALKING,
      [5_000, consults('alice', 'Billing')],
      [8_000, accepts('carol')],
      [20_000, leaves('carol')],
      [21_000, clears('carol')],
    ],
    told: [...INBOUND, '5000 c2 INITIATED', '5250 c2 QUEUED', '8000 c2 CONNECTED_TO_AGENT', '20000 c2 DISCONNECTED', '21000 c2 COMPLETED'],
  },
  {
    what: 'consult with an outside number: no queue, no agent, completed at once',
    timeline: [...TALKING, [5_000, consults('alice', '+12065550199')], [9_000, outsideAnswers], [20_000, outsideHangsUp]],
    told: [...INBOUND, '5000 c2 INITIATED', '9000 c2 CONNECTED_TO_SYSTEM', '20000 c2 DISCONNECTED', '20000 c2 COMPLETED'],
  },
  {
    what: 'consult with an outside number where CONNECTED_TO_SYSTEM is not sent',
    timeline: [...TALKING, [5_000, consults('alice', '+12065550199')], [9_000, outsideAnswers], [20_000, outsideHangsUp]],
    told: [...INBOUND, '5000 c2 INITIATED', '20000 c2 DISCONNECTED', '20000 c2 COMPLETED'],
    assumptions: { connectedToSystemOnExternal: false },
  },
  {
    what: 'conference: nothing at all',
    timeline: [...CONSULTED, [15_000, conferences('alice')], [30_000, nothing]],
    told: [...INBOUND, ...LEG_ANSWERED],
  },
  {
    what: 'warm transfer: the first contact ends when its agent leaves, the leg at the real end',
    timeline: [...CONSULTED, [15_000, leaves('alice')], [17_000, clears('alice')], [30_000, customerHangsUp], [31_000, clears('bob')]],
    told: [...INBOUND, ...LEG_ANSWERED, '15000 c1 DISCONNECTED', '17000 c1 COMPLETED', '30000 c2 DISCONNECTED', '31000 c2 COMPLETED'],
  },
  {
    what: "warm transfer where the first contact's DISCONNECTED waits for the customer",
    timeline: [...CONSULTED, [15_000, leaves('alice')], [17_000, clears('alice')], [30_000, customerHangsUp], [31_000, clears('bob')]],
    told: [...INBOUND, ...LEG_ANSWERED, '17000 c1 COMPLETED', '30000 c2 DISCONNECTED', '30000 c1 DISCONNECTED', '31000 c2 COMPLETED'],
    assumptions: { disconnectedOnTransfer: 'when-the-customer-leaves' },
  },
  {
    what: 'cold transfer: the leg is answered after the first contact has ended',
    timeline: [
      ...CONSULT,
      [6_000, leaves('alice')],
      [7_000, clears('alice')],
      [8_000, accepts('bob')],
      [20_000, leaves('bob')],
      [21_000, clears('bob')],
    ],
    told: [
      ...INBOUND,
      ...LEG,
      '6000 c1 DISCONNECTED',
      '7000 c1 COMPLETED',
      '8000 c2 CONNECTED_TO_AGENT',
      '20000 c2 DISCONNECTED',
      '21000 c2 COMPLETED',
    ],
  },
  {
    what: 'consult cancelled while ringing: never connected, never completed',
    timeline: [...CONSULT, [7_000, drops('alice', 0)]],
    told: [...INBOUND, ...LEG, '7000 c2 DISCONNECTED'],
  },
  {
    what: 'consult declined: the leg ends',
    timeline: [...CONSULT, [7_000, declines('bob')], [9_000, nothing]],
    told: [...INBOUND, ...LEG, '7000 c2 DISCONNECTED'],
  },
  {
    what: 'consult declined where the leg stays queued: no event until the asker cancels',
    timeline: [...CONSULT, [7_000, declines('bob')], [9_000, drops('alice', 0)]],
    told: [...INBOUND, ...LEG, '9000 c2 DISCONNECTED'],
    assumptions: { missedConsultLeg: 'stays-queued' },
  },
  {
    what: 'consult not answered: the leg ends 20 s after it began to ring',
    timeline: [...CONSULT, [40_000, nothing]],
    told: [...INBOUND, ...LEG, '25350 c2 DISCONNECTED'],
  },
  {
    what: 'customer drops mid-consult: the first contact is disconnected at the drop, the leg goes on',
    timeline: [...CONSULTED, [12_000, customerHangsUp], [20_000, leaves('bob')], [21_000, clears('alice')], [22_000, clears('bob')]],
    told: [...INBOUND, ...LEG_ANSWERED, '12000 c1 DISCONNECTED', '20000 c2 DISCONNECTED', '21000 c1 COMPLETED', '22000 c2 COMPLETED'],
  },
  {
    what: 'customer drops mid-consult where the first contact is disconnected with its agent',
    timeline: [...CONSULTED, [12_000, customerHangsUp], [20_000, leaves('bob')]],
    told: [...INBOUND, ...LEG_ANSWERED, '20000 c2 DISCONNECTED', '20000 c1 DISCONNECTED'],
    assumptions: { disconnectedOnCustomerDrop: 'when-the-agent-leaves' },
  },
];

describe('contact events per leg', () => {
  test.each(ROWS)('$what', async ({ timeline, told, assumptions }) => {
    const stage = await createStage({ ...AT_ONCE, ...(assumptions && { assumptions }) });
    await play(stage, [...timeline, [60_000, nothing]]);
    expect(stage.told().map(([ms, what]) => `${ms} ${what}`)).toEqual(told);
  });
});
