import { useEffect, useState } from 'preact/hooks';
import type { LiveState, Settings } from '../shapes.ts';
import { CallLog } from './call-log.tsx';
import { Desks } from './desks.tsx';
import { Guide } from './guide.tsx';
import { readable } from './line-words.ts';
import { Phones } from './phones.tsx';
import { followLive } from './server.ts';

const NOTHING_YET: LiveState = {
  customers: [],
  outside: [],
  calls: [],
  behaviours: {},
  done: { rang: false, talked: false, consulted: false, decided: false },
};

/** The whole page: guide, phones beside two desks, and the calls below. */
export function App({ settings }: { readonly settings: Settings }) {
  const [live, setLive] = useState(NOTHING_YET);
  const [lost, setLost] = useState(false);
  const [opened, setOpened] = useState(false);
  useEffect(
    () =>
      followLive(
        (state) => {
          setLive(state);
          setLost(false);
        },
        () => setLost(true),
      ),
    [],
  );
  return (
    <main>
      <header class="top">
        <h1>Consult Call for Amazon Connect</h1>
        <p class="soft">{`A local stand-in for Amazon Connect: play the customer, call ${readable(settings.inboundNumber)}, work as both agents.`}</p>
        {lost ? <p role="alert">The local run does not answer. Is it still running?</p> : null}
      </header>
      <Guide done={live.done} opened={opened} />
      <div class="stage">
        <Phones live={live} settings={settings} />
        <Desks agents={settings.agents} />
      </div>
      <CallLog live={live} settings={settings} onOpened={() => setOpened(true)} />
    </main>
  );
}
