/** Connect's ARN of an agent's own queue: `<instance>/queue/agent/<agent id>`. */
const AGENT_QUEUE = /^(arn:[^/]+:instance\/[^/]+)\/queue\/agent\/([^/]+)$/;

/** The user whose own queue this is; null for a team's queue. */
export function agentOfQueue(queueArn: string): string | null {
  const own = AGENT_QUEUE.exec(queueArn);
  return own ? `${own[1]}/agent/${own[2]}` : null;
}
