import { drawSwitches } from '../../../local/connect/positions.ts';
import { callText, drawCall } from '../../../local/people/random/random-call.ts';
import { type Coverage, NOTHING_COVERED, withCall } from './coverage.ts';
import { hear } from './heard.ts';
import { smallest } from './smallest.ts';
import { wrongClaims } from './wrong-claims.ts';

/** What came of playing the calls of many seeds. */
export interface PlayedSeeds {
  readonly coverage: Coverage;
  /** For each call of which something is told wrongly: its seed; the smallest script that shows it, and what is told. */
  readonly wrong: readonly { readonly seed: number; readonly says: string }[];
}

export interface Seeds {
  readonly from: number;
  readonly count: number;
  /** Whether each call is played on an instance whose switches stand by chance. @default false */
  readonly anyPosition?: boolean;
  /** Wrong calls after which the rest is left. @default 3 */
  readonly mostWrong?: number;
  /** Called after every call. */
  readonly onCall?: (done: number) => void;
}

/** Plays one call of chance after the other, and compares what is told of each with the truth, by every combination of sources. */
export async function playSeeds({ from, count, anyPosition = false, mostWrong = 3, onCall }: Seeds): Promise<PlayedSeeds> {
  let coverage = NOTHING_COVERED;
  const wrong: { seed: number; says: string }[] = [];
  for (let done = 0; done < count && wrong.length < mostWrong; done++) {
    const call = drawCall(from + done);
    const heard = await hear(anyPosition ? { ...call, assumptions: drawSwitches(from + done) } : call);
    coverage = withCall(coverage, heard);
    if (wrongClaims(heard).length > 0) wrong.push({ seed: from + done, says: await explained(heard.call) });
    onCall?.(done + 1);
  }
  return { coverage, wrong };
}

const MOST_SENTENCES = 6;

async function explained(call: Awaited<ReturnType<typeof hear>>['call']): Promise<string> {
  const least = await smallest(call, async (candidate) => wrongClaims(await hear(candidate)).length > 0);
  const sentences = wrongClaims(await hear(least)).slice(0, MOST_SENTENCES);
  return [callText(least), ...sentences].join('\n');
}
