import { CtiError } from '../agent-port.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { notForVoice } from './refusals.ts';

/** A method of chats, tasks and emails: refused for the voice contacts of this instance. */
export const forOtherChannels =
  (name: string): DeskMethod =>
  (_core, agent, params) => {
    entryOf(agent, params);
    throw notForVoice(name);
  };

/** Media transports: the simulated instance carries no audio, so its softphones never get one. */
export const createTransport: DeskMethod = (_core, _agent, { transportType }) => {
  throw new CtiError('UnsupportedTransportException', `The simulated instance has no transport of type ${String(transportType)}.`);
};

/** Reports about audio quality and problems, taken and thrown away. */
export const reportTaken: DeskMethod = () => ({});
