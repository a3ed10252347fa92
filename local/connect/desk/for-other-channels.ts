import { type DeskMethod, entryOf } from './method.ts';
import { notForVoice } from './refusals.ts';

/** A method of tasks and emails, of which this instance has none. */
export const forOtherChannels =
  (name: string): DeskMethod =>
  (_core, agent, params) => {
    entryOf(agent, params);
    throw notForVoice(name);
  };

/** Reports about audio quality and problems, taken and thrown away. */
export const reportTaken: DeskMethod = () => ({});
