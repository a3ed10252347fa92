import type { Clock } from '../call/conductor.ts';
import type { PageDesk } from './carry-out.ts';
import { type Around, pageGate } from './page-gate.ts';
import { newPageMemory } from './page-memory.ts';
import { pageSession } from './page-session.ts';
import { takeEnvelopes } from './take-envelopes.ts';
import type { EnvelopeSettings } from './vendor-envelope.ts';

export interface PageLinkOptions {
  readonly desk: PageDesk;
  /** Exact origins, from the config. */
  readonly origins: readonly string[];
  /** Keys of contact attributes that the config shows. */
  readonly shown: () => readonly string[];
  /** How a CRM names agents and calls, once it is known. */
  readonly settings: () => EnvelopeSettings | null;
  readonly clock: Clock;
}

/** Opens the desk to the page that frames it; loaded only where the config names such pages. */
export function openPageLink({ desk, origins, shown, settings, clock }: PageLinkOptions): { changed(): void } {
  const memory = newPageMemory(clock.now);
  return pageGate({
    around: aroundWindow(window),
    origins,
    clock,
    openSession: (port) => pageSession({ desk, shown, send: (message) => port.postMessage(message), now: clock.now, memory }),
    onEnvelope: takeEnvelopes({ desk, settings, now: clock.now }),
  });
}

/** The page that frames this one. A browser hands a message to it only if it is of the origin named, whatever is sent. */
function aroundWindow(own: Window): Around {
  return {
    onMessage: (listener) =>
      own.addEventListener('message', ({ data, origin, source }) =>
        listener({ data, origin, isFromParent: own.parent !== own && source === own.parent }),
      ),
    post: (message, origin, port) => {
      if (own.parent !== own) own.parent.postMessage(message, origin, port ? [port] : []);
    },
  };
}
