import type { DialledBehaviour, PhoneLine, PhoneNetwork } from '../../../local/connect/phone-network.ts';

/** A line that a test moves by hand. */
interface FakeLine extends PhoneLine {
  state: PhoneLine['state'];
  hears: readonly string[];
  rootContactId: string | null;
}

/** A phone network in which nothing happens by itself; it keeps all it was told. */
export interface FakePhones extends PhoneNetwork {
  readonly called: { readonly from: string; readonly to: string; readonly line: FakeLine }[];
  readonly told: [string, DialledBehaviour][];
  /** The instance dials a number. */
  dial(number: string): FakeLine;
}

export function fakePhones(): FakePhones {
  const listeners = new Set<() => void>();
  const outside: FakeLine[] = [];
  const called: FakePhones['called'] = [];
  const told: FakePhones['told'] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const lineOf = (number: string, state: PhoneLine['state']): FakeLine => {
    const line: FakeLine = {
      number,
      state,
      hears: [],
      tones: '',
      rootContactId: null,
      answer() {
        line.state = 'connected';
        changed();
      },
      hangUp() {
        line.state = 'ended';
        changed();
      },
    };
    return line;
  };
  return {
    called,
    told,
    callIn({ from, to }) {
      const line = lineOf(from, 'connected');
      line.rootContactId = `root-of-${called.length + 1}`;
      called.push({ from, to, line });
      changed();
      return line;
    },
    setBehaviour: (number, behaviour) => void told.push([number, behaviour]),
    dialled: () => outside.filter(({ state }) => state !== 'ended'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial(number) {
      const line = lineOf(number, 'ringing');
      outside.push(line);
      changed();
      return line;
    },
  };
}
