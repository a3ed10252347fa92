import type { CallShape } from '../shapes.ts';
import { seconds } from './durations.ts';
import { type LegNode, legTree, outcomeWords, type ProductConsult, timeWords } from './product.ts';
import { timeOfDay } from './time-of-day.ts';
import type { Told } from './use-tree.ts';
import { WhatHappened } from './what-happened.tsx';
import { missingWords, who, whoseLeg } from './who.ts';

interface CallDetailProps {
  readonly call: CallShape;
  readonly told: Told;
  readonly names: Readonly<Record<string, string>>;
}

/** One call: on the left what the product derived, on the right, when asked, what really happened. */
export function CallDetail({ call, told, names }: CallDetailProps) {
  return (
    <div class="detail">
      <section aria-label="What the product tells">
        <h4>What the product tells</h4>
        <ToldTree told={told} names={names} />
      </section>
      <section aria-label="What really happened">
        <h4>What really happened</h4>
        <WhatHappened call={call} names={names} />
      </section>
    </div>
  );
}

function ToldTree({ told: { tree, problem }, names: known }: Pick<CallDetailProps, 'told' | 'names'>) {
  if (!tree) return <p class="soft">{problem ? `No answer: ${problem}` : 'Being asked'}</p>;
  // Outside numbers are masked in what a supervisor is told: only the answer itself names them.
  const names = { ...known, ...tree.names };
  return (
    <>
      <Legs nodes={legTree(tree)} names={names} />
      {tree.missing.length > 0 ? <p class="soft">{`Still missing: ${missingWords(tree, names)}`}</p> : null}
    </>
  );
}

function Legs({ nodes, names }: { readonly nodes: readonly LegNode[]; readonly names: CallDetailProps['names'] }) {
  return (
    <ul class="tree">
      {nodes.map(({ leg, consult, children }) => (
        <li key={leg.contactId}>
          <p>
            <strong>{whoseLeg(leg, names)}</strong>
            <span class="soft">
              {` ${leg.initiationMethod ?? 'unknown'} `}
              {[leg.startedAt, leg.endedAt].map(clockTime).join(' to ')}
            </span>
          </p>
          {consult ? <Consult consult={consult} names={names} /> : null}
          {children.length > 0 ? <Legs nodes={children} names={names} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Consult({ consult, names }: { readonly consult: ProductConsult; readonly names: CallDetailProps['names'] }) {
  const { askedBy, target, outcome, outcomeMethod, times } = consult;
  return (
    <div class="consult">
      <p>
        {`${who(askedBy.agent ?? askedBy.queue, names)} asked ${who(target.id, names)}: `}
        <strong>{outcomeWords(outcome)}</strong>
        <span class="soft">{` (${outcomeMethod})`}</span>
      </p>
      <dl>
        {Object.entries(times).map(([name, { ms, method }]) => (
          <div key={name}>
            <dt>{timeWords(name)}</dt>
            <dd>
              {ms === null ? 'unknown' : seconds(ms)} {ms === null ? null : <span class="soft">{method}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const clockTime = (instant: string | null) => (instant === null ? '…' : timeOfDay(Date.parse(instant)));
