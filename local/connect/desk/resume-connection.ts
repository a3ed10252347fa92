import { resume } from '../calls/hold.ts';
import { controls } from './control.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { cannotResume } from './refusals.ts';

/** Takes one connection off hold. In multi-party mode any agent may, for themselves too. */
export const resumeConnection: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  if (entry.state !== 'connected' || !line.held || !controls(core, entry)) throw cannotResume();
  resume(core, line);
  return {};
};
