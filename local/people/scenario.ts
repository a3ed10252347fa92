import type { Cast, Scene } from './cast.ts';
import type { Weakest } from './compare.ts';
import type { Sources } from './sources.ts';

/** One scripted call. */
export interface Scenario {
  /** Kebab case, as the file is named. */
  readonly name: string;
  /** What happens, in one or two sentences. */
  readonly says: string;
  /** The instance's party modes in which the script can be played: 3 is Connect's default, 6 is enhanced multi-party monitoring. */
  readonly partyMode: 3 | 6 | 'both';
  /** The weakest method with which each time may be told from the sources there are. */
  readonly weakest: (sources: Sources) => Weakest;
  /** Whether an unknown outcome, answer or join is no difference whatever the sources. @default false */
  readonly mayStaySilent?: boolean;
  /** Plays the call to its end, after-contact work included. */
  readonly script: (cast: Cast, scene: Scene) => Promise<void>;
}

/** The party modes of a scenario, one by one. */
export const partyModes = ({ partyMode }: Scenario): readonly (3 | 6)[] => (partyMode === 'both' ? [3, 6] : [partyMode]);
