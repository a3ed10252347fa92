import type { Flow } from './flow.ts';

/** What callers and agents hear from our flows. Each may be heard by either: a transfer flow that an agent heard runs on for the caller after a cold transfer. */
export interface SpokenTexts {
  /** A colleague's own queue is full, or they cannot be called. */
  readonly colleagueNotReached: string;
  /** The same of a team. */
  readonly teamNotReached: string;
  /** While the leg waits for an answer. */
  readonly pleaseHold: string;
  readonly customerOnHold: string;
  readonly agentOnHold: string;
  /** Before the name of the agent who asks, to the one who is asked. */
  readonly consultFrom: string;
  /** The sample's first words. */
  readonly greeting: string;
  /** The sample's last, where its queue takes nobody. */
  readonly nobodyFree: string;
}

/** How a language sounds where the config says nothing else. */
export interface SpokenLanguage {
  /** A voice of Amazon Polly (Polly Developer Guide, Available voices). */
  readonly voice: string;
  readonly texts: SpokenTexts;
}

const ENGLISH: SpokenTexts = {
  colleagueNotReached: 'The person you are calling cannot be reached right now.',
  teamNotReached: 'The team you are calling cannot be reached right now.',
  pleaseHold: 'Please hold the line.',
  customerOnHold: 'You are on hold. Please stay on the line.',
  agentOnHold: 'You are on hold.',
  consultFrom: 'A question from',
  greeting: 'Thank you for calling. Please hold the line.',
  nobodyFree: 'We are sorry, nobody can take your call right now. Please call again later.',
};

/** The languages that bring texts and a voice of their own. */
export const LANGUAGES = {
  'en-US': { voice: 'Joanna', texts: ENGLISH },
  'en-GB': { voice: 'Amy', texts: ENGLISH },
  'de-DE': {
    voice: 'Vicki',
    texts: {
      colleagueNotReached: 'Die gewünschte Person ist im Moment nicht erreichbar.',
      teamNotReached: 'Das gewünschte Team ist im Moment nicht erreichbar.',
      pleaseHold: 'Bitte bleiben Sie am Apparat.',
      customerOnHold: 'Sie werden gehalten. Bitte bleiben Sie am Apparat.',
      agentOnHold: 'Sie werden gehalten.',
      consultFrom: 'Eine Rückfrage von',
      greeting: 'Vielen Dank für Ihren Anruf. Bitte bleiben Sie am Apparat.',
      nobodyFree: 'Im Moment kann leider niemand Ihren Anruf annehmen. Bitte rufen Sie später wieder an.',
    },
  },
  'fr-FR': {
    voice: 'Lea',
    texts: {
      colleagueNotReached: "La personne que vous appelez n'est pas joignable pour le moment.",
      teamNotReached: "L'équipe que vous appelez n'est pas joignable pour le moment.",
      pleaseHold: 'Veuillez rester en ligne.',
      customerOnHold: 'Vous êtes en attente. Veuillez rester en ligne.',
      agentOnHold: 'Vous êtes en attente.',
      consultFrom: 'Une question de',
      greeting: 'Merci de votre appel. Veuillez rester en ligne.',
      nobodyFree: 'Nous sommes désolés, personne ne peut prendre votre appel pour le moment. Veuillez rappeler plus tard.',
    },
  },
  'es-ES': {
    voice: 'Lucia',
    texts: {
      colleagueNotReached: 'La persona a la que llama no está disponible en este momento.',
      teamNotReached: 'El equipo al que llama no está disponible en este momento.',
      pleaseHold: 'Por favor, no cuelgue.',
      customerOnHold: 'Está en espera. Por favor, no cuelgue.',
      agentOnHold: 'Está en espera.',
      consultFrom: 'Una consulta de',
      greeting: 'Gracias por su llamada. Por favor, no cuelgue.',
      nobodyFree: 'Lo sentimos, nadie puede atender su llamada en este momento. Por favor, llame más tarde.',
    },
  },
  'it-IT': {
    voice: 'Bianca',
    texts: {
      colleagueNotReached: 'La persona che sta chiamando non è raggiungibile al momento.',
      teamNotReached: 'Il gruppo che sta chiamando non è raggiungibile al momento.',
      pleaseHold: 'La preghiamo di restare in linea.',
      customerOnHold: 'La chiamata è in attesa. La preghiamo di restare in linea.',
      agentOnHold: 'La chiamata è in attesa.',
      consultFrom: 'Una domanda da',
      greeting: 'Grazie per la chiamata. La preghiamo di restare in linea.',
      nobodyFree: 'Siamo spiacenti, al momento nessuno può rispondere. La preghiamo di richiamare più tardi.',
    },
  },
} as const satisfies Record<string, SpokenLanguage>;

export type Language = keyof typeof LANGUAGES;

/** The texts that a flow speaks, ready to be bound; in an SSML document they are escaped, for they are no markup. */
export function textsSpokenIn(flow: Flow, texts: SpokenTexts): Readonly<Record<string, string>> {
  const document = JSON.stringify(flow);
  const spoken = Object.entries(texts).filter(([name]) => document.includes(`{{${name}}}`));
  return Object.fromEntries(spoken.map(([name, text]) => [name, IN_SSML.has(name) ? escaped(text) : text]));
}

/** The texts that our flows speak by SSML, which has the pauses. */
const IN_SSML: ReadonlySet<string> = new Set(['pleaseHold', 'customerOnHold', 'agentOnHold']);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * The flow that speaks with a voice of Amazon Polly from its first step on; the contact keeps it, so what waits or is on hold later speaks with it, too
 * (flow language, UpdateContactTextToSpeechVoice). A voice that cannot be set changes nothing.
 */
export function withVoice(flow: Flow, voice: string): Flow {
  const step = {
    Identifier: 'set-voice',
    Type: 'UpdateContactTextToSpeechVoice',
    Parameters: { TextToSpeechVoice: voice },
    Transitions: { NextAction: flow.StartAction, Errors: [{ ErrorType: 'NoMatchingError', NextAction: flow.StartAction }], Conditions: [] },
  };
  return { ...flow, StartAction: step.Identifier, Actions: [step, ...flow.Actions] };
}
