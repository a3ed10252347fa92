import type { FlowType } from '../resources/registry.ts';
import type { ActionDocument, Outcome } from './language.ts';
import type { FlowRun } from './run.ts';

/** One action type of the flow language. */
export interface FlowAction {
  /** Flow types that may use it (FL, each action's page, "Restrictions"). */
  readonly allowedIn: readonly FlowType[];
  /** Error branches a flow must have for it. */
  readonly errors: readonly string[];
  /** It leads on by NextAction. */
  readonly needsNext: boolean;
  /** What is wrong with its parameters, before it ever runs, in a flow of that type. */
  readonly problems?: (action: ActionDocument, type: FlowType) => readonly string[];
  /** Runs it with resolved parameters. */
  run(run: FlowRun, parameters: Readonly<Record<string, unknown>>, document: ActionDocument): Promise<Outcome> | Outcome;
}
