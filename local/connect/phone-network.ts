/** The public phone network around the simulated Connect: customers who call in, outside parties who are called. */
export interface PhoneNetwork {
  /** A customer dials a number of the instance. */
  callIn(call: InboundCall): PhoneLine;
  /** How a number behaves when the instance dials it, until told otherwise; unset numbers ring and wait for `answer`. */
  setBehaviour(number: string, behaviour: DialledBehaviour): void;
  /** Lines the instance is dialling or talking to now, newest last. */
  dialled(): readonly PhoneLine[];
  onChange(listener: () => void): () => void;
}

export interface InboundCall {
  readonly from: string;
  readonly to: string;
  /** What a look-up has found of the caller before the number's flow begins: contact attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export type DialledBehaviour =
  | { readonly does: 'answer'; readonly afterMs: number }
  | { readonly does: 'ring' }
  | { readonly does: 'busy' }
  | { readonly does: 'invalid' };

/** One person's line to the instance, from their own side. */
export interface PhoneLine {
  readonly number: string;
  readonly state: 'ringing' | 'connected' | 'ended';
  /** What the person hears now: nobody (silence), music on hold, a prompt, or the parties they are bridged with. */
  readonly hears: readonly string[];
  /** The first contact of the call this line belongs to, once there is one. */
  readonly rootContactId: string | null;
  /** Tones that the instance has sent to the person since they answered. */
  readonly tones: string;
  answer(): void;
  hangUp(): void;
}
