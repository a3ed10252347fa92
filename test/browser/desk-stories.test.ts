import { describe } from 'vitest';
import { directoryStories } from './directory-stories.ts';
import { driverStories } from './driver-stories.ts';
import { useFloor } from './floor.ts';
import { handOffStories } from './hand-off-stories.ts';
import { mishapStories } from './mishap-stories.ts';
import { noteStories } from './note-stories.ts';
import { partyStories } from './party-stories.ts';
import { positionStories } from './position-stories.ts';
import { signOutStories } from './sign-out-stories.ts';
import { socketStories } from './socket-stories.ts';
import { stateStories } from './state-stories.ts';
import { threePartyStories } from './three-party-stories.ts';
import { transferStories } from './transfer-stories.ts';

// One product and one browser for all of these: to start them, and to open a desk for the first time, takes longer than a story does.
const floor = useFloor();

describe('everything goes well', () => {
  floor.behavesAs({ timings: { dialRefusedMs: 300 } });
  transferStories(floor);
  partyStories(floor);
  stateStories(floor);
  noteStories(floor);
  handOffStories(floor);
  socketStories(floor);
  signOutStories(floor);
  directoryStories(floor);
});

// Nobody's telephone rings for long here, so that stories of those who do not answer are short.
describe('something goes wrong', () => {
  floor.behavesAs({ timings: { ringMs: 10_000, dialTimeoutMs: 3_000, dialRefusedMs: 300 } });
  mishapStories(floor);
  driverStories(floor);
});

describe('the instance behaves otherwise', () => {
  threePartyStories(floor);
  positionStories(floor);
});
