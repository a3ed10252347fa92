import type { Clock } from '../call/conductor.ts';
import { carryOut, type PageDesk } from './carry-out.ts';
import { type Around, pageGate } from './page-gate.ts';
import { pageSession } from './page-session.ts';
import { type EnvelopeCall, type EnvelopeSettings, envelopeReply, readEnvelope } from './vendor-envelope.ts';

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
  return pageGate({
    around: aroundWindow(window),
    origins,
    clock,
    openSession: (port) => pageSession({ desk, shown, send: (message) => port.postMessage(message), now: clock.now }),
    onEnvelope: (data, answer) => {
      const read = readEnvelope(data, callOf(desk), settings() ?? NO_SETTINGS);
      const outcome = read.ok ? carryOut({ id: 'envelope', ...read.request }, desk) : Promise.resolve(read.outcome);
      void outcome.then((result) => answer(envelopeReply(data, result)));
    },
  });
}

const NO_SETTINGS: EnvelopeSettings = { mediaAddresses: {}, callIdAttribute: null };

function callOf(desk: PageDesk): EnvelopeCall | null {
  const { agent, call } = desk.state();
  if (!agent || !call) return null;
  return { agentName: agent.name, contactId: call.contactId, initialContactId: call.rootContactId, attributes: call.attributes };
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
