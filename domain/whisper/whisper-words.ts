/** What is known of a question when the agent who is asked has accepted. */
export interface Question {
  /** Before the name, in the language of the config. */
  readonly opening: string;
  /** The asking agent by name; null when nothing tells. */
  readonly asker: string | null;
  /** The note's reason; empty when there is none, or when it is not to be said. */
  readonly reason: string;
}

/** Sentences longer than this delay the talk: whispers run before it (Admin Guide, whisper flows). */
const LONGEST_REASON = 120;
const ENDS_A_SENTENCE = /[.!?…]$/;

/** The sentence that says who asks, and why; null when there is nobody to name. */
export function whisperWords({ opening, asker, reason }: Question): string | null {
  if (asker === null) return null;
  const why = plain(reason);
  return [sentence(`${opening.trim()} ${plain(asker)}`), ...(why === '' ? [] : [sentence(shortened(why))])].join(' ');
}

/** One line, and no path into the contact: a flow fills in what begins with $. (flow language, JSONPath). */
const plain = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\$+\.+/g, '')
    .trim();

function shortened(text: string): string {
  if (text.length <= LONGEST_REASON) return text;
  const cut = text.slice(0, LONGEST_REASON).toWellFormed();
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}

const sentence = (text: string) => (ENDS_A_SENTENCE.test(text) ? text : `${text}.`);
