import type { Problem } from '../call/problem.ts';
import { texts } from './texts.ts';

/** What went wrong with the last command, in a sentence. */
export function problemSentence({ command, cause }: Problem): string {
  const name = texts.commands[command.name];
  if (cause.kind === 'not-now') return texts.problem['not-now'](name, texts.reasons[cause.why]);
  if (cause.kind === 'forbidden') return texts.forbidden[cause.why](cause.rule ?? '');
  if (cause.kind === 'refused') return texts.problem.refused(name, texts.phoneErrors[cause.code]);
  return cause.accepted ? texts.problem.accepted(name) : texts.problem['no-answer'](name);
}

export interface ProblemLineProps {
  readonly problem: Problem | null;
  readonly onRetry: (problem: Problem) => void;
  readonly onDismiss: () => void;
}

/** The sentence, spoken once, and what to do. */
export function ProblemLine({ problem, onRetry, onDismiss }: ProblemLineProps) {
  return (
    <div class={problem ? 'problem' : ''}>
      <p class="problem-text" role="alert">
        {problem ? problemSentence(problem) : ''}
      </p>
      {problem ? <ProblemActions {...{ problem, onRetry, onDismiss }} /> : null}
    </div>
  );
}

function ProblemActions({ problem, onRetry, onDismiss }: ProblemLineProps & { readonly problem: Problem }) {
  return (
    <span class="problem-actions">
      {problem.cause.kind === 'not-now' || problem.cause.kind === 'forbidden' ? null : (
        <button type="button" onClick={() => onRetry(problem)}>
          {texts.retry}
        </button>
      )}
      <button type="button" onClick={onDismiss}>
        {texts.dismiss}
      </button>
    </span>
  );
}
