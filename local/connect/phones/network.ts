import type { Clock } from '../../ports.ts';
import { hears } from '../calls/bridge.ts';
import type { Line, Telephone } from '../calls/model.ts';
import type { DialledBehaviour, InboundCall, PhoneLine, PhoneNetwork } from '../phone-network.ts';
import type { Timings } from '../timings.ts';

/** What the instance learns about a number it dials. */
export interface DialEvents {
  answered(): void;
  /** `reason` is a DisconnectReason: TELECOM_BUSY, TELECOM_NUMBER_INVALID, TELECOM_UNANSWERED. */
  failed(reason: string): void;
  hungUp(): void;
}

/** The instance's side of the phone network. */
export interface Dialler {
  dial(number: string, events: DialEvents): Telephone;
}

/** What the network is made from. */
export interface PhonesParts {
  readonly clock: Clock;
  /** Asked at each call. */
  readonly timings: () => Pick<Timings, 'dialTimeoutMs' | 'dialRefusedMs'>;
  /** Takes a customer's call: answers it with a flow, or drops the telephone. */
  readonly takeCall: (call: InboundCall, telephone: Telephone) => { hungUp(): void };
}

/** The network for those outside, the dialler for the instance. */
export interface Phones {
  readonly network: PhoneNetwork;
  readonly dialler: Dialler;
  /** To be called after every change of a call. */
  changed(): void;
  /** A person presses keys; without a flow that asks for them nothing hears them. */
  press(line: PhoneLine, digits: string): void;
}

/** The public network in front of one instance. */
export function createPhones(parts: PhonesParts): Phones {
  const behaviours = new Map<string, DialledBehaviour>();
  const listeners = new Set<() => void>();
  const telephones = new WeakMap<PhoneLine, Phone>();
  let dialled: Phone[] = [];
  const changed = () => {
    dialled = dialled.filter((phone) => phone.line.state !== 'ended');
    for (const listener of listeners) listener();
  };
  const dial = (number: string, events: DialEvents) => {
    // Whoever is on the phone already is busy for a second call.
    const engaged = dialled.some((other) => other.line.number === number && other.line.state !== 'ended');
    const behaviour: DialledBehaviour = engaged ? { does: 'busy' } : (behaviours.get(number) ?? { does: 'ring' });
    const phone = createPhone({ number, first: 'ringing', rings: behaviour.does !== 'busy' && behaviour.does !== 'invalid' }, events);
    telephones.set(phone.line, phone);
    dialled.push(phone);
    behave(parts, phone, behaviour);
    return phone;
  };
  return {
    changed,
    press: (line, digits) => telephones.get(line)?.press(digits),
    dialler: { dial },
    network: {
      callIn: (call) => {
        const events = { answered: () => {}, failed: () => {}, hungUp: () => {} };
        const phone = createPhone({ number: call.from, first: 'connected', rings: false }, events);
        telephones.set(phone.line, phone);
        events.hungUp = parts.takeCall(call, phone).hungUp;
        return phone.line;
      },
      setBehaviour: (number, behaviour) => {
        behaviours.set(number, behaviour);
      },
      dialled: () => dialled.map((phone) => phone.line),
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

interface Phone extends Telephone {
  fail(reason: string): void;
  press(digits: string): void;
}

interface NewPhone {
  readonly number: string;
  readonly first: PhoneLine['state'];
  /** Whether anybody hears it ring, and can answer. */
  readonly rings: boolean;
}

function createPhone({ number, first, rings }: NewPhone, events: DialEvents): Phone {
  let state = first;
  let attached: Line | null = null;
  let tones = '';
  const ears = new Set<(digits: string) => void>();
  return {
    line: {
      number,
      get state() {
        return state;
      },
      get hears() {
        return attached && state === 'connected' ? hears(attached) : [];
      },
      get rootContactId() {
        return attached?.contact.call.rootContactId ?? null;
      },
      get tones() {
        return tones;
      },
      answer: () => {
        if (state !== 'ringing' || !rings) return;
        state = 'connected';
        events.answered();
      },
      hangUp: () => {
        if (state === 'ended') return;
        state = 'ended';
        events.hungUp();
      },
    },
    attach: (line) => {
      attached = line;
    },
    drop: () => {
      state = 'ended';
    },
    onPress: (listener) => {
      ears.add(listener);
      return () => ears.delete(listener);
    },
    press: (digits) => {
      for (const listener of ears) listener(digits);
    },
    sendTones: (digits) => {
      tones += digits;
    },
    fail: (reason) => {
      if (state !== 'ringing') return;
      state = 'ended';
      events.failed(reason);
    },
  };
}

function behave({ clock, timings }: PhonesParts, phone: Phone, behaviour: DialledBehaviour): void {
  const { dialRefusedMs, dialTimeoutMs } = timings();
  if (behaviour.does === 'busy') clock.after(dialRefusedMs, () => phone.fail('TELECOM_BUSY'));
  else if (behaviour.does === 'invalid') clock.after(dialRefusedMs, () => phone.fail('TELECOM_NUMBER_INVALID'));
  else {
    if (behaviour.does === 'answer') clock.after(behaviour.afterMs, () => phone.line.answer());
    clock.after(dialTimeoutMs, () => phone.fail('TELECOM_UNANSWERED'));
  }
}
