import { directoryStories } from './directory-stories.ts';
import { useFloor } from './floor.ts';
import { noteStories } from './note-stories.ts';
import { partyStories } from './party-stories.ts';
import { socketStories } from './socket-stories.ts';
import { stateStories } from './state-stories.ts';
import { transferStories } from './transfer-stories.ts';

// One product and one browser for all of these: to start them takes longer than a story does.
const floor = useFloor({ connect: { timings: { dialRefusedMs: 300 } } });
transferStories(floor);
partyStories(floor);
stateStories(floor);
noteStories(floor);
socketStories(floor);
directoryStories(floor);
