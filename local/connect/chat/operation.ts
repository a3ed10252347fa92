import type { Core } from '../core.ts';
import type { ChatToken } from './token.ts';

/** One operation of the participant service. */
export interface ChatOperation {
  /** The name under which its rate is limited; messages and events share one. */
  readonly limitedAs: string;
  /** Which token its bearer is. */
  readonly bearer: 'participant' | 'connection';
  /** The answer's body. @throws ParticipantError */
  run(core: Core, who: ChatToken, input: Readonly<Record<string, unknown>>): unknown;
}
