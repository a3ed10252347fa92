import { dialThirdParty } from '../../calls/dial-third-party.ts';
import { emptyOut } from '../../calls/flow-slot.ts';
import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { END, failed, NEXT } from '../language.ts';
import type { FlowRun } from '../run.ts';
import { textOf } from '../text.ts';

const LONGEST_SECONDS = 600;
/** FL/TransferParticipantToThirdParty, ThirdPartyDTMFDigits: at most 50 of these; a comma is a pause of 750 ms. */
const TONES = /^[0-9*#,]{0,50}$/;

/** Connects the contact with an outside number; the flow ends there, or goes on after that party has hung up (FL/TransferParticipantToThirdParty). */
export const transferParticipantToThirdParty: FlowAction = {
  allowedIn: ROUTED,
  errors: ['NoMatchingError'],
  needsNext: false,
  problems: ({ Parameters, Transitions: { Errors = [], NextAction } }) => {
    const { ThirdPartyConnectionTimeLimitSeconds: limit, ContinueFlowExecution: goesOn } = Parameters;
    const names = Errors.map(({ ErrorType }) => ErrorType);
    const wanted = goesOn === 'True' ? ['CallFailed', 'ConnectionTimeLimitExceeded'] : [];
    return [
      ...(Number(limit) > 0 && Number(limit) <= LONGEST_SECONDS ? [] : ['ThirdPartyConnectionTimeLimitSeconds must be 1 to 600']),
      ...(goesOn === 'True' || goesOn === 'False' ? [] : ['ContinueFlowExecution must be True or False']),
      ...(goesOn === 'True' && NextAction === undefined ? ['NextAction is missing'] : []),
      ...wanted.filter((one) => !names.includes(one)).map((one) => `error branch ${one} is missing`),
    ];
  },
  run: async (run, parameters) => {
    const { ThirdPartyPhoneNumber, ThirdPartyConnectionTimeLimitSeconds, ContinueFlowExecution, ThirdPartyDTMFDigits } = parameters;
    const number = textOf(ThirdPartyPhoneNumber);
    const tones = textOf(ThirdPartyDTMFDigits);
    if (number === '' || !TONES.test(tones)) return failed();
    const goesOn = ContinueFlowExecution === 'True';
    const limitMs = Number(ThirdPartyConnectionTimeLimitSeconds) * 1000;
    const ended = await reach(run, { number, limitMs, tones, goesOn });
    if (ended === 'failed' || ended === 'timed-out') return failed(errorName(ended, goesOn));
    return goesOn ? NEXT : END;
  },
};

const errorName = (ended: 'failed' | 'timed-out', goesOn: boolean) =>
  goesOn ? { failed: 'CallFailed', 'timed-out': 'ConnectionTimeLimitExceeded' }[ended] : 'NoMatchingError';

interface Wanted {
  readonly number: string;
  readonly limitMs: number;
  readonly tones: string;
  readonly goesOn: boolean;
}

/** Resolves when the call failed, or has been answered (the flow ends then) or ended again (the flow goes on then). */
function reach(run: FlowRun, { number, limitMs, tones, goesOn }: Wanted): Promise<'failed' | 'timed-out' | 'over'> {
  const { promise, resolve } = Promise.withResolvers<'failed' | 'timed-out' | 'over'>();
  run.core.journal.change(() => {
    run.slot.sound = 'ringing';
    dialThirdParty(run.core, run.contact, {
      number,
      limitMs,
      tones,
      answered: () => {
        run.slot.sound = null;
        if (goesOn) return;
        emptyOut(run.slot);
        resolve('over');
      },
      failed: resolve,
      hungUp: () => resolve('over'),
      staysAfterwards: goesOn,
    });
  });
  return promise;
}
