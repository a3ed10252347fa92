import { parseLegStart } from '../../../domain/parse-leg-start.ts';
import type { Intake } from '../intake/open-intake.ts';
import { takeMessage } from '../intake/take-message.ts';

/** What the flow gets: a STRING_MAP, because flows know no other values than texts. */
export interface LegStartAnswer {
  readonly recorded: 'true' | 'false';
}

/** One call of a transfer flow, with what identifies it. */
export interface LegStart {
  readonly event: object;
  readonly requestId: string;
  /** ISO 8601 */
  readonly now: string;
}

/**
 * Records that a leg of a transfer started. A payload that cannot be read is kept and answered `recorded: "false"`: the call must
 * go on either way.
 * @throws when nothing could be stored: Connect then calls up to three times and takes the flow's error branch
 */
export async function takeLegStart({ event, requestId, now }: LegStart, intake: Intake): Promise<LegStartAnswer> {
  const message = { ids: { requestId }, body: JSON.stringify(event), encoding: 'text', content: event, now } as const;
  const recorded = await takeMessage(message, parseLegStart, intake);
  return { recorded: recorded ? 'true' : 'false' };
}
