import type { Chat } from '../chat/model.ts';
import { post } from '../chat/post.ts';
import { type FlowRun, PROMPT } from './run.ts';
import { textOf } from './text.ts';

/** How long a recorded prompt or a media file plays: its real length is not known here. */
const RECORDING_MS = 5_000;

/** A prompt as whoever listens takes it in. */
export interface Prompt {
  /** Its words, or that it is a recording; empty when nothing is to be played. */
  readonly words: string;
  readonly durationMs: (speechMsPerCharacter: number) => number;
}

const BREAK = /<break\s[^>]*time="([\d.]+)(ms|s)"[^>]*>/g;

/** What a prompt says: its text, SSML without tags, or that it is a recording. The breaks of SSML take their time. */
export function promptOf(parameters: Readonly<Record<string, unknown>>): Prompt {
  const ssml = textOf(parameters.SSML);
  const words = textOf(parameters.Text) || ssml.replace(/<[^>]*>/g, '').trim();
  if (words === '') return parameters.PromptId || parameters.Media ? A_RECORDING : { words, durationMs: () => 0 };
  const breaksMs = [...ssml.matchAll(BREAK)].reduce((sum, [, time, unit]) => sum + Number(time) * (unit === 's' ? 1000 : 1), 0);
  return { words, durationMs: (msPerCharacter) => words.length * msPerCharacter + breaksMs };
}

/** A recorded prompt: what it says is not known here. */
export const A_RECORDING: Prompt = { words: '(recording)', durationMs: () => RECORDING_MS };

/** Starts a prompt for whoever listens to the run's slot. Tells how long it takes and how to end it. */
export function startSpeaking(run: FlowRun, prompt: Prompt): { readonly durationMs: number; readonly stop: () => void } {
  const { core, slot } = run;
  const sound = `${PROMPT}${prompt.words}`;
  // An agent whisper is for the agent alone, and this slot is what the others hear.
  const audible = run.flow.type !== 'AGENT_WHISPER';
  if (audible)
    core.journal.change(() => {
      slot.sound = sound;
    });
  const stop = () => {
    if (!run.stopped && slot.sound === sound)
      core.journal.change(() => {
        slot.sound = null;
      });
  };
  return { durationMs: prompt.durationMs(core.timings.speechMsPerCharacter), stop };
}

/** Plays a prompt to its end, or as long as it may take. */
export async function speak(run: FlowRun, prompt: Prompt, atMostMs = Number.POSITIVE_INFINITY): Promise<void> {
  const { contact } = run;
  if (contact.call.chat) return write(run, contact.call.chat, prompt);
  const { durationMs, stop } = startSpeaking(run, prompt);
  await run.sleep(Math.min(durationMs, atMostMs));
  stop();
}

// A flow writes in a chat and goes on at once. A recording cannot be written, and what a whisper says is for one side alone: neither is here.
function write({ core, contact, flow }: FlowRun, chat: Chat, prompt: Prompt): void {
  if (prompt === A_RECORDING || flow.type === 'AGENT_WHISPER' || flow.type === 'CUSTOMER_WHISPER') return;
  core.journal.change(() => post(core, contact.call, chat, { by: null, contentType: 'text/plain', content: prompt.words }));
}
