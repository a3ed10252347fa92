import type { SaidOfCall } from '../call/disposition.ts';
import { showNumber } from '../directory/phone-number.ts';
import type { OwedCall } from './desk-props.ts';
import { timeToMinute } from './local-times.ts';
import { texts } from './texts.ts';
import { WrapUpPanel } from './wrap-up-panel.tsx';

export interface OwedPanelProps {
  readonly owed: OwedCall;
  readonly onSay: (what: Partial<Pick<SaidOfCall, 'code' | 'notes'>>) => void;
  readonly onDone: () => void;
}

/** Asks about a call that has left the desk before its agent could say what it was about. The next call may ring meanwhile. */
export function OwedPanel({ owed: { asks, said, number, leftAtMs, more }, onSay, onDone }: OwedPanelProps) {
  const { owed } = texts.wrapUp;
  const mayLeave = said.code !== null || !asks.required;
  return (
    <section class="owed" aria-label={owed.title}>
      <p>
        {owed.which(number === null ? null : showNumber(number), timeToMinute(new Date(leftAtMs).toISOString()))}
        {more > 0 ? ` ${owed.more(more)}` : null}
      </p>
      <WrapUpPanel {...{ said, onSay }} asks={{ ...asks, required: false }} />
      <p>
        <button type="button" disabled={!mayLeave} onClick={onDone}>
          {mayLeave && said.code === null ? owed.discard : owed.done}
        </button>
      </p>
    </section>
  );
}
