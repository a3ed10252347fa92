import { useEffect, useState } from 'preact/hooks';
import type { TrueCall } from '../../connect/truth.ts';
import { createNameOf } from '../names.ts';
import type { CallShape } from '../shapes.ts';
import { useNow } from './clock.ts';
import { type Happened, happened, type PairRow } from './happened.ts';
import { server } from './server.ts';

/** Shown on demand only: the page should not answer before the product did. */
export function WhatHappened({ call, names }: { readonly call: CallShape; readonly names: Readonly<Record<string, string>> }) {
  const [asked, setAsked] = useState(false);
  const truth = useTruth(call, asked);
  const nowMs = useNow();
  if (!asked)
    return (
      <button type="button" onClick={() => setAsked(true)}>
        Show what really happened
      </button>
    );
  return truth ? (
    <Story story={happened(truth, createNameOf({ customer: 'customer', ...names }), nowMs)} />
  ) : (
    <p class="soft">Being asked</p>
  );
}

function useTruth({ rootContactId, version }: CallShape, asked: boolean): TrueCall | undefined {
  const [truth, setTruth] = useState<TrueCall>();
  useEffect(() => {
    if (asked) void server.truth(rootContactId).then(setTruth);
  }, [rootContactId, version, asked]);
  return truth;
}

function Story({ story }: { readonly story: Happened }) {
  return (
    <>
      <p class="soft">Who heard whom and could speak to them, over the length of the call:</p>
      {story.pairs.length === 0 ? <p class="soft">Nobody has talked to anybody yet.</p> : null}
      <ul class="pairs">
        {story.pairs.map((pair) => (
          <Pair key={pair.who} pair={pair} />
        ))}
      </ul>
      <ul class="story">
        {[...story.legs, ...story.parties].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Pair({ pair }: { readonly pair: PairRow }) {
  return (
    <li>
      <span>{pair.who}</span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={pair.bars.map(({ says }) => says).join(', ')}>
        {pair.bars.map(({ from, to, says }) => (
          <rect key={says} x={from * 100} width={Math.max(0.5, (to - from) * 100)} height="8">
            <title>{says}</title>
          </rect>
        ))}
      </svg>
    </li>
  );
}
