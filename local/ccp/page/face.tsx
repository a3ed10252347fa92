import { useEffect, useState } from 'preact/hooks';
import type { AgentState } from './agent-update.ts';
import type { ContactCard, Face, LinkState, PartyRow, StateChoice } from './face-model.ts';
import { Shape } from './shape.tsx';

interface FaceProps {
  readonly face: Face | undefined;
  readonly link: LinkState;
  /** Rejects with the service's wording when the instance refuses. */
  readonly choose: (state: AgentState) => Promise<void>;
  readonly logOut: () => void;
}

const LINK_WORDS: Readonly<Record<LinkState, string>> = {
  connecting: 'Connecting to the instance',
  open: 'Connected to the instance',
  lost: 'The instance does not answer. Trying again.',
  over: 'Your session is over. Please log in again.',
};

/** The panel: who is logged in, the state selector, the call as the instance sees it. */
export function FaceView({ face, link, choose, logOut }: FaceProps) {
  return (
    <div class="panel">
      <p class="stand-in">Local stand-in, not Amazon Connect</p>
      {face ? <Agent face={face} canAct={link === 'open'} choose={choose} logOut={logOut} /> : null}
      {face ? <Contacts contacts={face.contacts} /> : null}
      <p class={`link ${link}`} role="status">
        {LINK_WORDS[link]}
      </p>
    </div>
  );
}

function Agent({ face, canAct, choose, logOut }: { readonly face: Face; readonly canAct: boolean } & Pick<FaceProps, 'choose' | 'logOut'>) {
  const [refused, setRefused] = useState('');
  const pick = async (choice: StateChoice) => {
    try {
      await choose(choice.state);
      setRefused('');
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="agent" aria-label="Agent">
      <div class="who">
        <h1>
          {face.name} <small>{face.login}</small>
        </h1>
        <button type="button" class="quiet" disabled={!canAct} onClick={logOut}>
          Log out
        </button>
      </div>
      <p class="state">
        <strong>{face.stateName}</strong> <Since fromMs={face.stateSinceMs} />
      </p>
      {face.nextStateName ? <p>{`Afterwards: ${face.nextStateName}`}</p> : null}
      <StateChoices face={face} canAct={canAct} pick={pick} />
      {refused ? <p role="alert">{`Not changed: ${refused}`}</p> : null}
    </section>
  );
}

interface StateChoicesProps {
  readonly face: Face;
  readonly canAct: boolean;
  readonly pick: (choice: StateChoice) => Promise<void>;
}

function StateChoices({ face, canAct, pick }: StateChoicesProps) {
  const current = face.nextStateName ?? face.stateName;
  return (
    <fieldset disabled={!canAct}>
      <legend>{face.onCall ? 'State after this call' : 'State'}</legend>
      {face.choices.map((choice) => (
        <button type="button" key={choice.name} aria-pressed={choice.name === current} onClick={() => void pick(choice)}>
          {choice.name}
        </button>
      ))}
    </fieldset>
  );
}

function Contacts({ contacts }: { readonly contacts: readonly ContactCard[] }) {
  if (contacts.length === 0) return <p class="quiet">No call. Answering and everything else is done in the desk beside this panel.</p>;
  return (
    <section aria-label="Calls">
      {contacts.map((contact) => (
        <article key={contact.id}>
          <h2>
            {contact.says} <Since fromMs={contact.sinceMs} />
          </h2>
          <ul>
            {contact.parties.map((party) => (
              <Party key={party.id} party={party} />
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Party({ party }: { readonly party: PartyRow }) {
  return (
    <li>
      <Shape name={party.shape} />
      <span>{party.who}</span>
      <span class="quiet">{party.says}</span>
    </li>
  );
}

/** Minutes and seconds since an instant, counted by this browser's clock. */
function Since({ fromMs }: { readonly fromMs: number | undefined }) {
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (fromMs === undefined) return null;
  const seconds = Math.max(0, Math.floor((nowMs - fromMs) / 1000));
  return <time>{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</time>;
}
