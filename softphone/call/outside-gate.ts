import type { OutsideCheck } from '../../contract/schemas/outside-check.ts';
import type { Clock, Conductor } from './conductor.ts';

/** What the desk says of a number that is dialled. `unchecked`: nothing could say whether it may be. */
export type NumberWord =
  | { readonly is: 'checking' | 'unchecked' }
  | { readonly is: 'priced'; readonly price: NonNullable<OutsideCheck['price']> };

export interface OutsideGateOptions {
  readonly desk: Pick<Conductor, 'run' | 'state' | 'tell'>;
  /** Whether the config has a policy of outside numbers. */
  readonly hasPolicy: () => boolean;
  readonly check: (contactId: string, phoneNumber: string) => Promise<OutsideCheck>;
  readonly clock: Clock;
  readonly onWord: (word: NumberWord | null) => void;
}

/** A customer is not kept waiting for a policy: after so long the number is dialled unchecked. */
const WAITED_MS = 2_000;

/** Runs commands as the desk does, but for a consult of an outside number: the policy is asked first, and what it refuses is not dialled. */
export function outsideGate({ desk, hasPolicy, check, clock, onWord }: OutsideGateOptions): Conductor['run'] {
  return async (command, meantFor) => {
    const contactId = meantFor ?? desk.state().call?.contactId;
    const number = command.name === 'Consult' ? command.endpoint.number : null;
    if (number === null || contactId === undefined || !hasPolicy()) {
      if (hasPolicy()) onWord(null);
      return desk.run(command, meantFor);
    }
    onWord({ is: 'checking' });
    const answer = await within(
      check(contactId, number).catch(() => null),
      clock,
    );
    // The agent may have another customer by now: what was checked for one call says nothing of the next.
    if (desk.state().call?.contactId !== contactId) {
      onWord(null);
      return { outcome: 'call-ended' };
    }
    if (answer && !answer.allow) {
      onWord(null);
      desk.tell({ type: 'forbidden', command, why: answer.why ?? 'otherwise', rule: answer.rule });
      return { outcome: 'refused', by: 'policy', why: answer.why ?? 'otherwise' };
    }
    if (!answer) onWord({ is: 'unchecked' });
    else onWord(answer.price && { is: 'priced', price: answer.price });
    return desk.run(command, contactId);
  };
}

function within<T>(answer: Promise<T>, clock: Clock): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const cancel = clock.after(WAITED_MS, () => resolve(null));
  return Promise.race([answer, promise]).finally(cancel);
}
