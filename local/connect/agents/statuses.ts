import type { Arns } from '../arns.ts';
import type { AgentStatus } from '../calls/model.ts';

/** The states an agent of this instance may choose: Connect's two own ones and one custom break. */
export const agentStatuses = (arns: Arns): readonly AgentStatus[] => [
  { arn: arns.agentState('57a70000-0000-4000-8000-000000000001'), name: 'Available', type: 'routable' },
  { arn: arns.agentState('57a70000-0000-4000-8000-000000000002'), name: 'Break', type: 'not_routable' },
  { arn: arns.agentState('57a70000-0000-4000-8000-000000000003'), name: 'Offline', type: 'offline' },
];

/** The state of that name. @throws Error when the instance has none. */
export function statusNamed(arns: Arns, name: string): AgentStatus {
  const found = agentStatuses(arns).find((status) => status.name === name);
  if (!found) throw new Error(`The instance has no agent state "${name}".`);
  return found;
}
