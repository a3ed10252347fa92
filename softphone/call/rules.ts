import { overdueTarget, signalIsLate } from './answer-late.ts';
import type { CommandName } from './command.ts';
import { coldTarget, mayControl, partyCount, partyLimit, someoneStays } from './parties.ts';
import type { Phase } from './phase.ts';
import type { Picture } from './picture.ts';
import { type Availability, no, type Reason, YES } from './reason.ts';
import { lineRules } from './row-rules.ts';

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

const consult = within(
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

const swappable = within(
  { private: true, swapped: true, reaching: 'still-rings', conference: 'all-joined', 'all-held': 'everybody-held' },
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
const someoneWaits = ({ phase, thirds }: Picture): boolean => phase === 'conference' && thirds.some(({ line }) => line.state === 'hold');

const conference: Rule = (picture, now) => (someoneWaits(picture) ? YES : joinable(picture, now));

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
  return andThen(backFrom, ({ phase, focus }) => (phase === 'target-gone' || focus?.known.askedHere ? YES : no('asked-in')))(picture, now);
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
const answered: Rule = ({ focus }, now) => {
  if (focus?.reach !== 'waiting') return no('phone-says-not-connected');
  return signalIsLate(focus, now) ? YES : no('signal-may-come');
};

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
  Consult: andThen(consult, (picture) => (partyCount(picture) < partyLimit(picture) ? YES : no('party-limit'))),
  Cancel: within({ reaching: true }, 'nobody-rings'),
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
