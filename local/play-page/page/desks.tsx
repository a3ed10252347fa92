import { useState } from 'preact/hooks';
import type { Settings } from '../shapes.ts';

type Agents = Settings['agents'];

/** Two agents' desks side by side; any other agent can take a place. */
export function Desks({ agents }: { readonly agents: Agents }) {
  return (
    <div class="desks">
      <Desk agents={agents} first={0} />
      <Desk agents={agents} first={1} />
    </div>
  );
}

function Desk({ agents, first }: { readonly agents: Agents; readonly first: number }) {
  const [login, setLogin] = useState(agents[first]?.login ?? '');
  const agent = agents.find((one) => one.login === login);
  const place = first === 0 ? 'left' : 'right';
  return (
    <section class="desk" aria-label={`Desk on the ${place}`}>
      <header>
        <label>
          Desk of
          <select value={login} onChange={({ currentTarget }) => setLogin(currentTarget.value)}>
            {agents.map(({ login: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {agent ? (
          <a href={agent.deskUrl} target="_blank" rel="noreferrer">
            Open alone
          </a>
        ) : null}
      </header>
      {agent ? (
        <iframe key={login} src={agent.deskUrl} title={`Desk of ${agent.name}`} allow="microphone; autoplay; clipboard-write" />
      ) : null}
    </section>
  );
}
