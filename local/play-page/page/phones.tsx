import { useState } from 'preact/hooks';
import type { Does, LineShape, LiveState, Settings } from '../shapes.ts';
import { useNow } from './clock.ts';
import { minutes } from './durations.ts';
import { lineWords, nextNumber, readable } from './line-words.ts';
import { server } from './server.ts';
import { Shape } from './shape.tsx';

interface PhonesProps {
  readonly live: LiveState;
  readonly settings: Settings;
}

/** The phones people play by hand: customers who call in, outside numbers that are dialled. */
export function Phones({ live, settings }: PhonesProps) {
  const people = new Set(['customer', ...Object.values(settings.names)]);
  return (
    <aside class="phones" aria-label="Phones to play">
      <CustomerPhone live={live} settings={settings} people={people} />
      <OutsidePhones live={live} settings={settings} people={people} />
    </aside>
  );
}

type PhoneProps = PhonesProps & { readonly people: ReadonlySet<string> };

function CustomerPhone({ live, settings, people }: PhoneProps) {
  const onLine = live.customers.filter(({ state }) => state !== 'ended').map(({ number }) => number);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const number = typed ?? readable(nextNumber(onLine));
  const callIn = async (to?: string) => {
    try {
      await server.callIn(number.replaceAll(' ', ''), to);
      setTyped(null);
      setProblem('');
    } catch (error) {
      setProblem(words(error));
    }
  };
  return (
    <section aria-labelledby="customer-phone">
      <h2 id="customer-phone">Customer's phone</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void callIn();
        }}
      >
        <label>
          Calls from
          <input type="tel" value={number} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        </label>
        <button type="submit" class="main">
          Call in
        </button>
        {settings.aiAgents.map(({ name, inboundNumber }) => (
          <button key={inboundNumber} type="button" onClick={() => void callIn(inboundNumber)}>
            {`Call in through ${name}, an AI agent`}
          </button>
        ))}
      </form>
      {problem ? <p role="alert">{problem}</p> : null}
      <Lines lines={live.customers} people={people} nobody={`Nobody is calling ${readable(settings.inboundNumber)}.`} />
    </section>
  );
}

function OutsidePhones({ live, settings, people }: PhoneProps) {
  const named = new Map(settings.outsiders.map(({ number, name }) => [number, name]));
  const numbers = [...new Set([...named.keys(), ...Object.keys(live.behaviours), ...live.outside.map(({ number }) => number)])];
  return (
    <section aria-labelledby="outside-phones">
      <h2 id="outside-phones">Outside phones</h2>
      <Lines lines={live.outside} people={people} nobody="Nobody outside is being called." />
      {numbers.map((number) => (
        <Behaviour key={number} number={number} name={named.get(number)} does={live.behaviours[number] ?? 'ring'} />
      ))}
    </section>
  );
}

const DOES_WORDS: Readonly<Record<Does, string>> = {
  ring: 'rings',
  answer: 'answers after 2 s',
  busy: 'is busy',
  invalid: 'does not exist',
};

function Behaviour({ number, name, does }: { readonly number: string; readonly name: string | undefined; readonly does: Does }) {
  return (
    <label class="behaviour">
      {`When dialled, ${name ?? readable(number)}`}
      <select value={does} onChange={({ currentTarget }) => void server.behave(number, currentTarget.value as Does)}>
        {Object.entries(DOES_WORDS).map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
    </label>
  );
}

function Lines(props: { readonly lines: readonly LineShape[]; readonly people: ReadonlySet<string>; readonly nobody: string }) {
  const { lines, people, nobody } = props;
  if (lines.length === 0) return <p class="soft">{nobody}</p>;
  return (
    <ul class="lines">
      {lines.map((line) => (
        <Line key={line.id} line={line} people={people} />
      ))}
    </ul>
  );
}

function Line({ line, people }: { readonly line: LineShape; readonly people: ReadonlySet<string> }) {
  const nowMs = useNow();
  const { shape, says } = lineWords(line, people);
  return (
    <li>
      <p class="number">
        <Shape name={shape} />
        <span>{readable(line.number)}</span>
        <time>{line.state === 'ended' ? '' : minutes(nowMs - line.sinceMs)}</time>
      </p>
      <p class="soft">{says}</p>
      <div class="buttons">
        {line.state === 'ringing' ? <LineButton says="Answer" line={line} act={server.answer} /> : null}
        {line.state === 'ended' ? null : <LineButton says="Hang up" line={line} act={server.hangUp} />}
      </div>
    </li>
  );
}

function LineButton({
  says,
  line,
  act,
}: {
  readonly says: string;
  readonly line: LineShape;
  readonly act: (id: string) => Promise<unknown>;
}) {
  return (
    <button type="button" aria-label={`${says} ${readable(line.number)}`} onClick={() => void act(line.id)}>
      {says}
    </button>
  );
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
