import { type FlowRun, PROMPT } from './run.ts';
import { textOf } from './text.ts';

/** How long a recorded prompt or a media file plays: its real length is not known here. */
const RECORDING_MS = 5_000;
const RECORDING = '(recording)';

/** What a prompt says: its text, SSML without tags, or that it is a recording. Empty when nothing is to be played. */
export function spoken(parameters: Readonly<Record<string, unknown>>): string {
  const words =
    textOf(parameters.Text) ||
    textOf(parameters.SSML)
      .replace(/<[^>]*>/g, '')
      .trim();
  return words || (parameters.PromptId || parameters.Media ? RECORDING : '');
}

/** Starts a prompt for whoever listens to the run's slot. Tells how long it takes and how to end it. */
export function startSpeaking(run: FlowRun, prompt: string): { readonly durationMs: number; readonly stop: () => void } {
  const { core, slot } = run;
  const sound = `${PROMPT}${prompt}`;
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
  const durationMs = prompt === RECORDING ? RECORDING_MS : prompt.length * core.timings.speechMsPerCharacter;
  return { durationMs, stop };
}

/** Plays a prompt to its end. */
export async function speak(run: FlowRun, prompt: string): Promise<void> {
  const { durationMs, stop } = startSpeaking(run, prompt);
  await run.sleep(durationMs);
  stop();
}
