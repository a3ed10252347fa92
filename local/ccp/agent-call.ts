import { type AgentPort, CtiError } from '../connect/agent-port.ts';
import type { ConduitRequest } from './conduit-message.ts';
import type { FaultRule } from './fault-board.ts';

/** What becomes of one softphone method: an answer, none at all, or a refusal that concerns the whole session. */
export type CallResult =
  | { readonly is: 'answer'; readonly data: unknown; readonly err: string | null }
  | { readonly is: 'lost' }
  | { readonly is: 'unauthorized' }
  | { readonly is: 'access-denied' };

/** Runs one method against the instance, with a fault in its way if there is one. Unexpected errors are handed to `report`. */
export async function callAgent(options: {
  readonly agent: AgentPort;
  readonly request: ConduitRequest;
  readonly fault: FaultRule | undefined;
  readonly report: (error: unknown) => void;
}): Promise<CallResult> {
  const { agent, request, fault, report } = options;
  if (fault?.error) return refusal(fault.error);
  if (fault?.drop === 'request') return { is: 'lost' };
  const result = await run(agent, request, report);
  return fault?.drop === 'response' ? { is: 'lost' } : result;
}

async function run(agent: AgentPort, { method, params }: ConduitRequest, report: (error: unknown) => void): Promise<CallResult> {
  try {
    return { is: 'answer', data: (await agent.request(method, params)) ?? {}, err: null };
  } catch (error) {
    if (error instanceof CtiError) return refusal(error);
    report(error);
    return refusal({ type: 'InternalServiceException', message: 'Internal service error' });
  }
}

function refusal({ type, message, status }: { readonly type: string; readonly message: string; readonly status?: number }): CallResult {
  if (status === 401) return { is: 'unauthorized' };
  if (status === 403) return { is: 'access-denied' };
  return { is: 'answer', data: null, err: errorText({ type, message, status }) };
}

/** The `err` of an answer is itself JSON; Streams hands it to the failure callback letter for letter (read in Streams 2.28, `ClientEngine`). */
const errorText = ({ type, message, status }: { readonly type: string; readonly message: string; readonly status: number | undefined }) =>
  JSON.stringify({ type, message, stack: [], retryStatus: 'none', ...(status === undefined ? {} : { statusCode: status }) });
