import { useState } from 'preact/hooks';
import type { HandedOffSession } from '../../contract/schemas/hand-off.ts';
import { formatDuration } from './format-duration.ts';
import { timeToSecond } from './local-times.ts';
import { texts } from './texts.ts';

type Turns = NonNullable<HandedOffSession['transcript']>;

const words = texts.handOff;

/** What was said, turn by turn: drawn once it is opened, and searched by a part of a word. */
export function Transcript({ turns }: { readonly turns: Turns }) {
  const [isOpen, setOpen] = useState(false);
  const [sought, seek] = useState('');
  const found = turnsWith(turns, sought);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.transcript(turns.length)}</summary>
      {isOpen ? (
        <>
          <label class="transcript-search">
            {words.search}
            <input type="search" value={sought} onInput={({ currentTarget }) => seek(currentTarget.value)} />
          </label>
          <p role="status">{sought === '' ? '' : words.found(found.length, turns.length)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard. */}
          <ol class="transcript" tabIndex={0} aria-label={words.transcript(turns.length)}>
            {found.map(({ role, text, at, offsetMs }, index) => (
              <li key={index}>
                <span class="turn-head">
                  {words.speakers[role]} <time>{at ? timeToSecond(at) : offsetMs === null ? '' : formatDuration(offsetMs)}</time>
                </span>
                <span class="turn-text">{text}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </details>
  );
}

const turnsWith = (turns: Turns, sought: string): Turns => {
  const wanted = sought.trim().toLocaleLowerCase();
  return wanted === '' ? turns : turns.filter(({ text }) => text.toLocaleLowerCase().includes(wanted));
};
