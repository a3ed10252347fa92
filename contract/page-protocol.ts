import type { TargetKind } from './targets.ts';

/** How a page that frames the desk, a CRM for example, and the desk talk: `docs/page-protocol.md`. */
export const PAGE_PROTOCOL = 'consult-call';
export const PAGE_PROTOCOL_VERSION = 1;

/** What a page may ask for. */
export const PAGE_COMMANDS = [
  'SetConsult',
  'CancelConsult',
  'Swap',
  'Conference',
  'Transfer',
  'Return',
  'Hold',
  'Resume',
  'Mute',
  'Unmute',
  'SetNote',
  'GetState',
] as const;
export type PageCommandName = (typeof PAGE_COMMANDS)[number];

/** Whom a consult is to: by the name of the directory, or an outside number in E.164. */
export type PageTarget =
  | { readonly type: 'Agent' | 'Queue' | 'PhoneNumber'; readonly name: string }
  | { readonly type: 'PhoneNumber'; readonly phoneNumber: string };

/** A command as it comes over the port. */
export interface PageRequest {
  /** The page's own, at most 64 characters; the same one again is answered as before and done once. */
  readonly id: string;
  readonly command: PageCommandName;
  /** Of SetConsult. Left out: the picker opens. */
  readonly to?: PageTarget;
  /** Of Hold and Resume (the customer unless named), Mute and Unmute (the agent), Swap: a participant's id. */
  readonly participant?: string;
  /** Of SetNote: each at most as long as the desk's own fields. */
  readonly note?: { readonly reason?: string; readonly matters?: string; readonly tried?: string };
  /** The contact it is meant for; refused when another one is on the desk. */
  readonly contactId?: string;
}

/** Why a command was not carried out; nothing else is ever answered. */
export const PAGE_REFUSALS = [
  'bad-message',
  'unknown-command',
  'unknown-target',
  'unknown-participant',
  'no-call',
  'other-contact',
  'not-now',
  'needs-choice',
  'phone-refused',
  'forbidden',
  'not-confirmed',
  'call-ended',
  'too-many',
] as const;
export type PageRefusal = (typeof PAGE_REFUSALS)[number];

/** What came of a command. `awaiting-target`: the picker is open, and the agent chooses. */
export type PageOutcome =
  | { readonly outcome: 'done' | 'awaiting-target' }
  /** `why`: the desk's own reason, or the phone's code. */
  | { readonly outcome: 'refused'; readonly code: PageRefusal; readonly why: string | null };

export type PageReply = { readonly replyTo: string } & PageOutcome;

/** A party of the call. */
export interface PageParticipant {
  readonly id: string;
  readonly role: 'Agent' | 'Customer' | 'ThirdParty';
  /** Of a third party, where it is known. */
  readonly kind: TargetKind | null;
  readonly name: string | null;
  /** E.164; null for lines inside the instance. */
  readonly phoneNumber: string | null;
  readonly state: 'connecting' | 'connected' | 'hold' | 'disconnected';
  readonly muted: boolean;
}

/** All that a page is told. */
export interface PageState {
  readonly agent: { readonly name: string; readonly stateName: string; readonly stateType: string } | null;
  readonly contact: {
    readonly contactId: string;
    readonly initialContactId: string;
    readonly direction: 'inbound' | 'outbound';
    readonly queue: string | null;
    /** Contact attributes that the config shows on the desk, and no other. */
    readonly attributes: Readonly<Record<string, string>>;
    /** Where the call is, by the desk's own word: `talking`, `private`, `conference`, ... */
    readonly phase: string;
    readonly participants: readonly PageParticipant[];
  } | null;
  /** What may be asked for now. */
  readonly allowed: readonly PageCommandName[];
}

/** Sent at every change. */
export interface PageStateEvent {
  readonly event: 'state';
  readonly state: PageState;
}
