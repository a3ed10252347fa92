/**
 * What Streams keeps behind an agent object, as far as the desk reads it (`AgentSnapshot.agentData`). Its live objects are no use:
 * they show newer states than the update that is being handled, and throw once a contact is gone.
 */
export interface RawAgentData {
  readonly configuration: {
    readonly username: string;
    readonly agentARN: string;
    readonly name: string;
    readonly routingProfile: RawRoutingProfile;
  };
  readonly snapshot: {
    readonly state: { readonly name: string; readonly type: string };
    readonly contacts: readonly RawContact[];
    /** The service's clock minus the browser's, in milliseconds. */
    readonly skew?: number;
  };
}

export interface RawRoutingProfile {
  readonly defaultOutboundQueue?: { readonly queueARN: string } | null;
  readonly queues: readonly { readonly queueARN: string }[];
}

export interface RawContact {
  readonly contactId: string;
  readonly initialContactId?: string | null;
  readonly type: string;
  readonly state: RawState;
  readonly connections: readonly RawConnection[];
  readonly queue?: { readonly name?: string | null; readonly queueARN?: string | null } | null;
  readonly initiationMethod?: string | null;
  readonly attributes?: Readonly<Record<string, { readonly value?: string | null } | undefined>> | null;
  readonly contactFeatures?: { readonly multiPartyConferenceEnabled?: boolean } | null;
  readonly customerEndpoint?: RawEndpoint | null;
}

export interface RawState {
  readonly type: string;
  readonly timestamp: Date;
}

export interface RawConnection {
  readonly connectionId: string;
  readonly type: string;
  readonly initial?: boolean;
  readonly state: RawState;
  readonly endpoint?: RawEndpoint | null;
  readonly quickConnectName?: string | null;
  readonly mute?: boolean;
  readonly forcedMute?: boolean;
  readonly monitorStatus?: string | null;
}

export interface RawEndpoint {
  readonly type?: string | null;
  readonly phoneNumber?: string | null;
}
