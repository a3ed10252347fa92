import type { DialledBehaviour, PhoneNetwork } from '../connect/phone-network.ts';
import type { Clock } from '../ports.ts';
import { waitFor } from './wait.ts';

/** Somebody with an outside number whom the instance may call, and who acts by script. @throws WaitedInVainError after 2 min on the clock. */
export interface ScriptedOutsideParty {
  readonly number: string;
  /** What happens when the number is dialled, from now on. */
  will(behaviour: DialledBehaviour): void;
  /** Waits until their telephone rings. */
  rings(): Promise<void>;
  /** Waits for the ring if need be, and answers. */
  answers(): Promise<void>;
  hangsUp(): void;
  isGone(): Promise<void>;
}

const WITHIN_MS = 120_000;

/** What an outside party acts with. */
export interface OutsidePartyOptions {
  readonly network: PhoneNetwork;
  readonly clock: Clock;
  readonly number: string;
}

/** Somebody at the given number. */
export function createOutsideParty({ network, clock, number }: OutsidePartyOptions): ScriptedOutsideParty {
  const line = () => network.dialled().findLast((dialled) => dialled.number === number);
  const watched = {
    onChange: (listener: () => void) => network.onChange(listener),
    seen: () => `outside line ${line()?.state ?? 'never dialled'}`,
  };
  const see = async (what: string, look: () => boolean) =>
    void (await waitFor({ clock, watched, what, look: () => look() || undefined, withinMs: WITHIN_MS }));
  const rings = () => see('the outside telephone to ring', () => line()?.state === 'ringing');

  return {
    number,
    will: (behaviour) => network.setBehaviour(number, behaviour),
    rings,
    answers: async () => {
      await rings();
      line()?.answer();
    },
    hangsUp: () => {
      const talking = line();
      if (!talking) throw new Error('The outside party has no call to hang up.');
      talking.hangUp();
    },
    isGone: () => see('the outside line to end', () => line() === undefined || line()?.state === 'ended'),
  };
}
