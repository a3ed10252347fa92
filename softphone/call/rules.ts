import { overdueTarget, signalIsLate } from './answer-late.ts';
import type { CommandName } from './command.ts';
import { coldTarget, mayControl, partyCount, partyLimit, returnsFrom, someoneStays } from './parties.ts';
import type { Phase } from './phase.ts';
import type { Picture } from './picture.ts';
import { type Availability, no, type Reason, YES } from './reason.ts';
import { lineRules } from './row-rules.ts';
import { isOnHold, isThere, reachedOf } from './third.ts';

/** `now`: milliseconds of the browser's clock. */
type Rule = (picture: Picture, now: number) => Availability;

/** A rule as one row of the table of states: the phases that allow it, and the reason in the others. */
const within = (phases: Partial<Record<Phase, true | Reason>>, otherwise: Reason): Rule => {
  return ({ phase }) => {
    const answer = phases[phase] ?? otherwise;
    return answer === true ? YES : no(answer);
  };
};

/** First the table, then what else must hold. */
const andThen =
  (table: Rule, more: Rule): Rule =>
  (picture, now) => {
    const first = table(picture, now);
    return first.can ? more(picture, now) : first;
  };

const TOGETHER = { private: true, swapped: true, conference: true, 'all-held': true } as const;

/** Somebody has not answered yet, whoever called them. */
const someoneRings = ({ thirds }: Picture): boolean => !thirds.every(isThere);

const roomToConsult = within(
  {
    talking: true,
    held: true,
    'target-gone': true,
    conference: true,
    'customer-gone': 'customer-gone',
    calling: 'not-connected-yet',
    reaching: 'consult-open',
    private: 'consult-open',
    swapped: 'consult-open',
    'all-held': 'consult-open',
  },
  'no-call',
);

const consult: Rule = (picture, now) => {
  if (picture.phase === 'conference' && someoneRings(picture)) return no('consult-open');
  return andThen(roomToConsult, () => (partyCount(picture) < partyLimit(picture) ? YES : no('party-limit')))(picture, now);
};

const swappable = within(
  {
    private: true,
    swapped: true,
    reaching: 'still-rings',
    conference: 'all-joined',
    'all-held': 'everybody-held',
    'customer-gone': 'customer-gone',
  },
  'no-consult',
);

const swap: Rule = (picture, now) =>
  someoneWaits(picture)
    ? no('choose-in-row')
    : andThen(swappable, ({ thirds }) => (thirds.length === 1 ? YES : no('choose-in-row')))(picture, now);

const joinable = within(
  { private: true, swapped: true, 'all-held': true, reaching: 'still-rings', conference: 'all-joined', 'customer-gone': 'customer-gone' },
  'no-consult',
);

/** The customer and one third hear each other, and another third waits. */
const someoneWaits = ({ phase, thirds }: Picture): boolean => phase === 'conference' && thirds.some(isOnHold);

const conference: Rule = (picture, now) => {
  const answer = someoneWaits(picture) ? YES : joinable(picture, now);
  return answer.can && someoneRings(picture) ? no('still-rings') : answer;
};

const backFrom = within(
  {
    private: true,
    swapped: true,
    'all-held': true,
    'target-gone': true,
    reaching: 'cancel-first',
    conference: 'use-drop',
    held: 'use-resume',
    'customer-gone': 'customer-gone',
  },
  'already-back',
);

/**
 * Whoever was asked in has nobody to return from: leaving lets the others go on. While somebody is called it is Cancel, until they have not
 * answered for too long: then one press ends the waiting and takes the customer back.
 */
const goBack: Rule = (picture, now) => {
  if (overdueTarget(picture, now)) return YES;
  return andThen(backFrom, takesLeave)(picture, now);
};

/** With several it must be plain whose talk ends; the asker's own line is not for whoever was asked in to end. */
const takesLeave: Rule = (picture) => {
  if (picture.phase === 'target-gone') return YES;
  const from = returnsFrom(picture);
  if (picture.call.askedIn && !from?.known.askedHere) return no('asked-in');
  if (!from) return no('choose-in-row');
  return mayControl(picture, from.line) ? YES : no('only-first-agent');
};

const stay: Rule = (picture) => (someoneStays(picture) ? YES : no('nobody-to-stay'));

const hangUp: Rule = (picture, now) =>
  picture.phase in TOGETHER
    ? { can: true, asks: 'leave-or-end' }
    : within(
        { talking: true, held: true, calling: true, 'target-gone': true, 'customer-gone': true, listening: true, reaching: 'cancel-first' },
        'no-call',
      )(picture, now);

/** The agent's own ear counts where no second signal came in time. */
const answered: Rule = (picture, now) => {
  const waiting = reachedOf(picture.thirds).find(({ reach }) => reach === 'waiting');
  if (!waiting) return no('phone-says-not-connected');
  return signalIsLate(waiting, now) ? YES : no('signal-may-come');
};

/** A call goes on although the customer has gone, until it is stopped. */
const cancel: Rule = (picture, now) =>
  picture.phase === 'customer-gone' && reachedOf(picture.thirds).length > 0
    ? YES
    : within({ reaching: true }, 'nobody-rings')(picture, now);

/** A cold transfer while reaching goes to colleagues and teams only: an outside number must answer first. */
const transfer: Rule = (picture, now) => {
  if (picture.phase !== 'reaching')
    return andThen(within({ ...TOGETHER, 'customer-gone': 'customer-gone' }, 'nobody-to-stay'), stay)(picture, now);
  if (coldTarget(picture)) return YES;
  return no(picture.thirds.length > 1 ? 'still-rings' : 'outside-must-answer');
};

/** What each command needs, once there is a call, a phone and nothing pending. The row of a phase is what the README's table says. */
export const RULES: Readonly<Record<CommandName, Rule>> = {
  Accept: within({ ringing: true }, 'nothing-rings'),
  Decline: within({ ringing: true }, 'nothing-rings'),
  Clear: andThen(within({ 'wrap-up': true }, 'not-ended'), ({ memory }) =>
    memory.talked && memory.owesDisposition ? no('disposition-owed') : YES,
  ),
  ...lineRules,
  Consult: consult,
  Cancel: cancel,
  'They answered': andThen(within({ reaching: true }, 'nobody-rings'), answered),
  Swap: swap,
  Return: goBack,
  Conference: conference,
  Transfer: transfer,
  Leave: andThen(within({ ...TOGETHER, reaching: 'still-rings', 'customer-gone': 'use-hang-up' }, 'nobody-to-stay'), stay),
  'Hang up': hangUp,
  'End for all': andThen(within({ ...TOGETHER, reaching: 'cancel-first' }, 'use-hang-up'), (picture) =>
    picture.thirds.every(({ line }) => mayControl(picture, line)) ? YES : no('only-first-agent'),
  ),
};
