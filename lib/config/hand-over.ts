import * as z from 'zod';
import { type Format, PROMPT_ARN } from './formats.ts';

/** A softphone rings for 20 s (Admin Guide, "Set up agents"), and a leg that rings cannot be moved (flow language, DequeueContactAndTransferToQueue). */
const MIN_SECONDS = 20;
const MAX_SECONDS = 3_600;

const wanted = `a whole number of seconds, ${MIN_SECONDS} to ${MAX_SECONDS}`;

const seconds = (what: string, given: number) =>
  z
    .int({ error: wanted })
    .min(MIN_SECONDS, { error: wanted })
    .max(MAX_SECONDS, { error: wanted })
    .meta({ description: what })
    .default(given);

const arn = ({ pattern, wanted }: Format) => z.string({ error: wanted }).regex(pattern, { error: wanted });

/** What becomes of a caller whom nobody answers after their agent has left. */
export const handOver = z.strictObject({
  comesBack: z
    .enum(['on', 'off'], { error: '"on" or "off"' })
    .meta({ description: 'Whether a caller whom nobody answers comes back to the agent who sent them.' })
    .default('on'),
  returnAfterSeconds: seconds('How long they wait for a colleague once the agent has left.', 45),
  returnFromTeamAfterSeconds: seconds('How long they wait for a team once the agent has left.', 300),
  thenTeamAfterSeconds: seconds("How long they wait for the agent who sent them, before they go to that agent's team.", 45),
  musicArn: arn(PROMPT_ARN)
    .meta({ description: 'A prompt of the instance for those who wait. Left out: a spoken request to hold the line.' })
    .optional(),
});
