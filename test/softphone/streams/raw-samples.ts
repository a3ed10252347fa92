import type { RawAgentData, RawConnection, RawContact } from '../../../softphone/streams/raw.ts';

/** Snapshot data in the shape Streams keeps it, by hand. */
export const at = (ms: number): Date => new Date(ms);

export const connection = (connectionId: string, type: string, state: string, more: Partial<RawConnection> = {}): RawConnection => ({
  connectionId,
  type,
  initial: false,
  state: { type: state, timestamp: at(5_000) },
  endpoint: { type: 'phone_number', phoneNumber: 'INTERNAL-TRANSFER' },
  quickConnectName: null,
  mute: false,
  forcedMute: false,
  monitorStatus: null,
  ...more,
});

export const contact = (state: string, connections: readonly RawConnection[], more: Partial<RawContact> = {}): RawContact => ({
  contactId: 'c1',
  initialContactId: 'c0',
  type: 'voice',
  state: { type: state, timestamp: at(1_000) },
  connections,
  queue: { name: 'Support' },
  initiationMethod: 'inbound',
  contactFeatures: { multiPartyConferenceEnabled: true },
  ...more,
});

export const agentData = (contacts: readonly RawContact[], skew = 0): RawAgentData => ({
  configuration: {
    username: 'alice',
    agentARN: 'arn:agent/alice',
    name: 'Alice',
    routingProfile: { defaultOutboundQueue: { queueARN: 'q/out' }, queues: [{ queueARN: 'q/support' }, { queueARN: 'q/out' }] },
  },
  snapshot: { state: { name: 'Busy', type: 'system' }, contacts, skew },
});
