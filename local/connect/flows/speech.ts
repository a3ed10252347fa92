import { type FlowRun, PROMPT } from './run.ts';
import { textOf } from './text.ts';

/** How long a recorded prompt or a media file plays: its real length is not known here. */
const RECORDING_MS = 5_000;

/** What a prompt says: its text, SSML without tags, or that it is a recording. Empty when nothing is to be played. */
export function spoken(parameters: Readonly<Record<string, unknown>>): string {
  const words =
    textOf(parameters.Text) ||
    textOf(parameters.SSML)
      .replace(/<[^>]*>/g, '')
      .trim();
  return words || (parameters.PromptId || parameters.Media ? '(recording)' : '');
}

/** Plays a prompt to whoever listens to the run's contact. */
export async function speak(run: FlowRun, prompt: string): Promise<void> {
  const { core, slot } = run;
  // An agent whisper is for the agent alone, and this slot is what the others hear.
  if (run.flow.type !== 'AGENT_WHISPER')
    core.journal.change(() => {
      slot.sound = `${PROMPT}${prompt}`;
    });
  await run.sleep(prompt === '(recording)' ? RECORDING_MS : prompt.length * core.timings.speechMsPerCharacter);
  if (run.stopped) return;
  // An agent whisper is for the agent alone, and this slot is what the others hear.
  if (run.flow.type !== 'AGENT_WHISPER')
    core.journal.change(() => {
      slot.sound = null;
    });
}
