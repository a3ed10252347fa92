/** One agent that exists before any template is deployed. */
export interface AgentSetUp {
  readonly id: string;
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Name of the routing profile. */
  readonly routingProfile: string;
  /** May watch and join other agents' calls. @default false */
  readonly supervisor?: boolean;
}

/** What the administrator has set up by hand: the "existing instance" the stacks are deployed into. */
export interface InstanceSetUp {
  readonly agents: readonly AgentSetUp[];
  readonly queues: readonly { readonly id: string; readonly name: string; readonly hours: string; readonly maxContacts?: number }[];
  readonly hours: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[];
  /** The first queue is the default outbound queue. `chats`: how many an agent may have at once, from none (the default) to ten. */
  readonly routingProfiles: readonly {
    readonly id: string;
    readonly name: string;
    readonly queues: readonly string[];
    readonly chats?: number;
  }[];
  /** E.164; a number has no flow until one is associated with it. */
  readonly phoneNumbers: readonly string[];
}

/** The local run's instance: two teams of two, a supervisor, hours that are always open, a number for the product's flow and a spare one. */
export const EXISTING_INSTANCE: InstanceSetUp = {
  agents: [
    { id: 'a11ce000-0000-4000-8000-000000000001', login: 'alice', firstName: 'Alice', lastName: 'Adams', routingProfile: 'Support' },
    { id: 'b0b00000-0000-4000-8000-000000000002', login: 'bob', firstName: 'Bob', lastName: 'Brown', routingProfile: 'Support' },
    { id: 'ca501000-0000-4000-8000-000000000003', login: 'carol', firstName: 'Carol', lastName: 'Clark', routingProfile: 'Billing' },
    { id: 'dafe0000-0000-4000-8000-000000000004', login: 'dave', firstName: 'Dave', lastName: 'Davis', routingProfile: 'Billing' },
    {
      id: '5abe0000-0000-4000-8000-000000000005',
      login: 'sabine',
      firstName: 'Sabine',
      lastName: 'Sommer',
      routingProfile: 'Support',
      supervisor: true,
    },
  ],
  queues: [
    { id: '5a000000-0000-4000-8000-0000000000a1', name: 'Support', hours: 'Always open' },
    { id: 'b1000000-0000-4000-8000-0000000000b2', name: 'Billing', hours: 'Always open' },
  ],
  hours: [{ id: '40000000-0000-4000-8000-0000000000c3', name: 'Always open', timeZone: 'UTC' }],
  routingProfiles: [
    { id: 'f0000000-0000-4000-8000-0000000000d4', name: 'Support', queues: ['Support'], chats: 2 },
    { id: 'f0000000-0000-4000-8000-0000000000d5', name: 'Billing', queues: ['Billing'], chats: 2 },
  ],
  phoneNumbers: ['+12065550100', '+12065550101', '+12065550110'],
};
