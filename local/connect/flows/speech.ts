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
  const { core, contact } = run;
  core.journal.change(() => {
    contact.sound = `${PROMPT}${prompt}`;
  });
  await run.sleep(prompt === '(recording)' ? RECORDING_MS : prompt.length * core.timings.speechMsPerCharacter);
  if (run.stopped) return;
  core.journal.change(() => {
    contact.sound = null;
  });
}
