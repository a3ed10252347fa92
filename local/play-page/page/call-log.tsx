import { useState } from 'preact/hooks';
import type { CallShape, LiveState, Settings } from '../shapes.ts';
import { CallDetail } from './call-detail.tsx';
import { useNow } from './clock.ts';
import { minutes } from './durations.ts';
import { readable } from './line-words.ts';
import { outcomeWords } from './product.ts';
import { ReportLine } from './report-line.tsx';
import { Shape } from './shape.tsx';
import { timeOfDay } from './time-of-day.ts';
import { type Told, useTree } from './use-tree.ts';

interface CallLogProps {
  readonly live: LiveState;
  readonly settings: Settings;
  readonly onOpened: () => void;
}

/** The calls of this run, newest first, each with what the product tells about its consults. */
export function CallLog({ live, settings, onOpened }: CallLogProps) {
  const versions = live.calls.reduce((sum, { version }) => sum + version, 0);
  return (
    <section class="log" aria-labelledby="call-log">
      <header>
        <h2 id="call-log">Calls</h2>
        <ReportLine version={versions} reportUrl={settings.reportUrl} />
      </header>
      {live.calls.length === 0 ? <p class="soft">No call yet. Each call appears here with its legs and consults.</p> : null}
      {live.calls.map((call) => (
        <Call key={call.rootContactId} call={call} settings={settings} onOpened={onOpened} />
      ))}
    </section>
  );
}

function Call({ call, settings, onOpened }: { readonly call: CallShape } & Omit<CallLogProps, 'live'>) {
  const [open, setOpen] = useState(false);
  const told = useTree(call);
  const toggle = () => {
    if (!open) onOpened();
    setOpen(!open);
  };
  return (
    <article>
      <h3>
        <button type="button" class="row" aria-expanded={open} onClick={toggle}>
          <CallRow call={call} told={told} />
        </button>
      </h3>
      {open ? <CallDetail call={call} told={told} names={settings.names} /> : null}
    </article>
  );
}

function CallRow({ call, told }: { readonly call: CallShape; readonly told: Told }) {
  const nowMs = useNow();
  const { startedAtMs, endedAtMs, from, agents } = call;
  return (
    <>
      <Shape name={endedAtMs === null ? 'talking' : 'gone'} />
      <span>{timeOfDay(startedAtMs)}</span>
      <span>{from === null ? 'Call' : readable(from)}</span>
      <span>{agents.join(', ') || 'no agent'}</span>
      <span>{minutes((endedAtMs ?? nowMs) - startedAtMs)}</span>
      <span class="outcomes">{outcomesIn(call, told)}</span>
    </>
  );
}

function outcomesIn({ invitations }: CallShape, { tree, problem }: Told): string {
  if (tree && tree.consults.length > 0) return tree.consults.map(({ outcome }) => outcomeWords(outcome)).join(', ');
  if (invitations === 0) return 'no consult';
  return problem ? `the product: ${problem}` : 'the product does not know the consult yet';
}
