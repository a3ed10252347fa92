import type { PhoneLine, PhoneNetwork } from '../connect/phone-network.ts';
import type { Clock } from '../ports.ts';
import { waitFor } from './wait.ts';

/** A customer on the telephone, who acts by script. @throws WaitedInVainError after 2 min on the clock. */
export interface ScriptedCustomer {
  readonly number: string;
  /** Dials the instance, by the usual number if no other is given; resolves when a flow has taken the call. */
  calls(number?: string): Promise<void>;
  /** Waits for somebody to call them, and answers. */
  answers(): Promise<void>;
  hangsUp(): void;
  /** Waits until the line has ended, whoever ended it. */
  isGone(): Promise<void>;
  /** Waits until the customer hears a person. */
  hears(partyId: string): Promise<void>;
}

const WITHIN_MS = 120_000;

/** What a customer acts with. */
export interface CustomerOptions {
  readonly network: PhoneNetwork;
  readonly clock: Clock;
  /** The customer's own number. */
  readonly number: string;
  /** The number of the instance they dial. */
  readonly dials: string;
}

/** A customer with a telephone of the given number. */
export function createCustomer({ network, clock, number, dials }: CustomerOptions): ScriptedCustomer {
  let line: PhoneLine | undefined;
  const watched = {
    onChange: (listener: () => void) => network.onChange(listener),
    seen: () => (line ? `customer's line ${line.state}, hears ${line.hears.length} party or prompt` : "no customer's line"),
  };
  const see = async (what: string, look: () => boolean) =>
    void (await waitFor({ clock, watched, what, look: () => look() || undefined, withinMs: WITHIN_MS }));
  const theirs = () => network.dialled().findLast((dialled) => dialled.number === number);

  return {
    number,
    calls: (to = dials) => {
      line = network.callIn({ from: number, to });
      return see('the call to be taken', () => line?.state !== 'ringing');
    },
    answers: async () => {
      await see('the telephone to ring', () => theirs()?.state === 'ringing');
      line = theirs();
      line?.answer();
    },
    hangsUp: () => {
      if (!line) throw new Error('The customer has no call to hang up.');
      line.hangUp();
    },
    isGone: () => see("the customer's line to end", () => line?.state === 'ended'),
    hears: (partyId) => see('the customer to hear a person', () => line?.hears.includes(partyId) ?? false),
  };
}
