import type { FlowAction } from '../action.ts';
import { EVERY } from '../flow-types.ts';
import { functionAnswer } from '../function-answer.ts';
import { functionPayload } from '../function-payload.ts';
import { failed, NEXT } from '../language.ts';
import type { FlowRun } from '../run.ts';
import { textOf, textsOf } from '../text.ts';

const LONGEST_SECONDS = 8;
/** First try and up to three more (AG/connect-lambda-functions: throttles, service errors and function errors are retried). */
const ATTEMPTS = 4;

/** Calls a function associated with the instance; its answer becomes `$.External` (FL/InvokeLambdaFunction). */
export const invokeLambdaFunction: FlowAction = {
  allowedIn: EVERY,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }) => {
    const { InvocationTimeLimitSeconds, InvocationType = 'SYNCHRONOUS' } = Parameters;
    const seconds = Number(InvocationTimeLimitSeconds);
    return [
      ...(seconds >= 1 && seconds <= LONGEST_SECONDS ? [] : ['InvocationTimeLimitSeconds must be 1 to 8']),
      ...(InvocationType === 'SYNCHRONOUS' ? [] : [`InvocationType ${InvocationType} is not supported`]),
    ];
  },
  run: async (run, parameters) => {
    const functionArn = textOf(parameters.LambdaFunctionARN);
    if (!run.core.registry.functions.has(functionArn)) {
      run.core.notes.push(`Flow "${run.flow.name}": the function ${functionArn} is not associated with the instance`);
      return failed();
    }
    const answer = await invokeWithRetries(run, functionArn, parameters);
    if (answer === null) return failed();
    run.external = answer;
    return NEXT;
  },
};

async function invokeWithRetries(run: FlowRun, functionArn: string, parameters: Readonly<Record<string, unknown>>) {
  const deadlineMs = run.core.clock.now() + Number(parameters.InvocationTimeLimitSeconds) * 1000;
  const validation = textOf(Reflect.get(Object(parameters.ResponseValidation), 'ResponseType')) || 'STRING_MAP';
  for (let attempt = 1; attempt <= ATTEMPTS && !run.stopped; attempt += 1) {
    const timeLimitMs = deadlineMs - run.core.clock.now();
    if (timeLimitMs <= 0) break;
    try {
      return functionAnswer(await invoke(run, { functionArn, timeLimitMs, parameters }), validation);
    } catch (error) {
      run.core.notes.push(
        `Flow "${run.flow.name}", attempt ${attempt} of ${functionArn}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await run.sleep(run.core.timings.functionRetryMs);
  }
  return null;
}

interface Invocation {
  readonly functionArn: string;
  readonly timeLimitMs: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

function invoke(run: FlowRun, { functionArn, timeLimitMs, parameters }: Invocation): Promise<unknown> {
  const { core, contact } = run;
  const payload = functionPayload(core, contact, Object.fromEntries(textsOf(parameters.LambdaInvocationAttributes)));
  const { instance, account } = core.arns;
  return core.work.track(core.outlets().invokeFunction({ functionArn, payload, sourceArn: instance, sourceAccount: account, timeLimitMs }));
}
