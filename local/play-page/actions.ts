import type { DialledBehaviour, PhoneNetwork } from '../connect/phone-network.ts';
import { badField, unknown } from './errors.ts';
import type { Lines } from './lines.ts';
import type { Does } from './shapes.ts';

/** What the page may do to the phones. */
export interface Actions {
  /** A customer calls in; the line's id. @throws RequestError */
  callIn(body: Fields): { readonly id: string };
  /** @throws RequestError */
  answer(id: string): Done;
  /** @throws RequestError */
  hangUp(id: string): Done;
  /** How an outside number behaves from now on. @throws RequestError */
  behave(body: Fields): Done;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Done; there is nothing more to say. */
type Done = Readonly<Record<string, never>>;

const DONE: Done = {};
const E164 = /^\+[1-9]\d{6,14}$/;
const ANSWERS_AFTER_MS = 2000;
/** What a centre's own look-up would find of a caller, under the keys that `config/local.json` has the desk show. */
const LOOKED_UP = { caseId: 'C-4711', topic: 'Refund of a double payment' };
const BEHAVIOURS: Readonly<Record<Does, DialledBehaviour>> = {
  ring: { does: 'ring' },
  answer: { does: 'answer', afterMs: ANSWERS_AFTER_MS },
  busy: { does: 'busy' },
  invalid: { does: 'invalid' },
};

export function createActions(parts: {
  readonly phones: PhoneNetwork;
  readonly lines: Lines;
  readonly inboundNumber: string;
  /** Further numbers that customers may call. */
  readonly otherNumbers: readonly string[];
  readonly behaviours: Map<string, Does>;
}): Actions {
  const { phones, lines, inboundNumber, otherNumbers, behaviours } = parts;
  const dialledIn = (body: Fields): string => {
    if (body.to === undefined) return inboundNumber;
    const to = numberIn(body, 'to');
    if (!otherNumbers.includes(to)) throw badField('to', 'A number of the instance');
    return to;
  };
  const lineOf = (id: string) => {
    const line = lines.find(id);
    if (!line) throw unknown('line');
    return line;
  };
  return {
    callIn: (body) => ({ id: lines.keep(phones.callIn({ from: numberIn(body, 'from'), to: dialledIn(body), attributes: LOOKED_UP })) }),
    answer(id) {
      lineOf(id).answer();
      return DONE;
    },
    hangUp(id) {
      lineOf(id).hangUp();
      return DONE;
    },
    behave(body) {
      const number = numberIn(body, 'number');
      const does = doesIn(body);
      phones.setBehaviour(number, BEHAVIOURS[does]);
      behaviours.set(number, does);
      return DONE;
    },
  };
}

function numberIn(body: Fields, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || !E164.test(value)) throw badField(field, 'A number like +12065550142');
  return value;
}

function doesIn({ does }: Fields): Does {
  if (typeof does === 'string' && Object.hasOwn(BEHAVIOURS, does)) return does as Does;
  throw badField('does', `One of ${Object.keys(BEHAVIOURS).join(', ')}`);
}
