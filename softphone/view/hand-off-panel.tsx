import type { HandedOffSession, HandOff } from '../../contract/schemas/hand-off.ts';
import type { NoteText } from '../../domain/note/note.ts';
import { noteOfHandOff } from '../call/note-of-hand-off.ts';
import type { Phase } from '../call/phase.ts';
import { CopyText } from './copy-text.tsx';
import { texts } from './texts.ts';
import { Transcript } from './transcript.tsx';
import { useOwnId } from './use-own-id.ts';

const words = texts.handOff;

export interface HandOffPanelProps {
  readonly handOffs: readonly HandOff[];
  /** Null while there is no call. */
  readonly phase: Phase | null;
  /** What the agent has written of a note; null while they may not write one. */
  readonly draft: NoteText | null;
  readonly onNote: (text: Partial<NoteText>) => void;
}

/** What AI agents handed over with the call: why, who and in one line before it is accepted, all of it afterwards. Nothing for a call that no AI agent served. */
export function HandOffPanel({ handOffs, phase, ...note }: HandOffPanelProps) {
  if (phase === null) return null;
  return (
    <>
      {handOffs.map((handOff) => (
        <OneHandOff key={`${handOff.contactId} ${handOff.aiAgent} ${handOff.session?.sessionId ?? ''}`} {...{ handOff, phase, ...note }} />
      ))}
    </>
  );
}

interface OneHandOffProps extends Pick<HandOffPanelProps, 'draft' | 'onNote'> {
  readonly handOff: HandOff;
  readonly phase: Phase;
}

function OneHandOff({ handOff: { aiAgent, session }, phase, draft, onNote }: OneHandOffProps) {
  const id = useOwnId();
  return (
    <section class="panel hand-off" aria-labelledby={id}>
      <h2 id={id}>{words.title(aiAgent)}</h2>
      {session === null ? (
        <p class="empty" role="status">
          {phase === 'wrap-up' ? words.ended(aiAgent) : words.pending(aiAgent)}
        </p>
      ) : (
        <>
          <Session session={session} isRinging={phase === 'ringing'} />
          <IntoNote text={draft === null ? {} : noteOfHandOff(session, draft)} onNote={onNote} />
        </>
      )}
    </section>
  );
}

function Session({ session, isRinging }: { readonly session: HandedOffSession; readonly isRinging: boolean }) {
  const { reason, summary, identity, transcript, sessionId, links } = session;
  return (
    <>
      <p class="hand-off-reason">{reason ?? words.noReason}</p>
      {summary === null ? null : <p class={isRinging ? 'hand-off-line' : 'hand-off-summary'}>{summary}</p>}
      <p class={`identity identity-${identity.state}`}>
        <span class="quiet">{words.identity}: </span>
        {words.identities[identity.why](identity.method)}
      </p>
      {isRinging ? (
        <p class="empty">{words.acceptFirst}</p>
      ) : (
        <>
          <CallerFacts session={session} />
          {transcript === null ? <p class="empty">{words.noTranscript}</p> : <Transcript turns={transcript} />}
          <p class="hand-off-links">
            {links.map(({ rel, href }) => (
              <a key={href} href={href} target="_blank" rel="noopener noreferrer">
                {words.links[rel]}
              </a>
            ))}
          </p>
          <p class="hand-off-session">
            <span class="quiet">{words.session}: </span>
            <code>{sessionId}</code>
          </p>
          <CopyText key={sessionId} text={sessionId} name={words.copySession} />
        </>
      )}
    </>
  );
}

/** Nothing where nothing would be added. */
function IntoNote({ text, onNote }: { readonly text: Partial<NoteText> } & Pick<HandOffPanelProps, 'onNote'>) {
  if (Object.keys(text).length === 0) return null;
  return (
    <p>
      <button type="button" onClick={() => onNote(text)}>
        {words.intoNote}
      </button>
    </p>
  );
}

function CallerFacts({ session: { caller, attributes } }: { readonly session: HandedOffSession }) {
  const known = (['name', 'number', 'language'] as const).flatMap((field) => {
    const value = caller[field];
    return value === null ? [] : [[words.caller[field], value] as const];
  });
  return (
    <dl class="facts">
      {[...known, ...Object.entries(attributes)].map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
