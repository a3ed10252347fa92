import { driverStories } from './driver-stories.ts';
import { useFloor } from './floor.ts';
import { mishapStories } from './mishap-stories.ts';
import { positionStories } from './position-stories.ts';
import { threePartyStories } from './three-party-stories.ts';

// Nobody's telephone rings for long here, so that stories of those who do not answer are short; then the instance behaves otherwise.
const floor = useFloor({ connect: { timings: { ringMs: 10_000, dialTimeoutMs: 3_000, dialRefusedMs: 300 } } });
mishapStories(floor);
driverStories(floor);
threePartyStories(floor);
positionStories(floor);
