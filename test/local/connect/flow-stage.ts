import type { FlowInvocation } from '../../../local/ports.ts';
import { action, flow } from './flow-samples.ts';
import { createStage, LAMBDA, NUMBER, provide, type Stage, type StageOptions } from './stage.ts';

/** A flow of the given type made by the provider; the ARN. */
export async function makeFlow(
  stage: Stage,
  { name, type, content }: { readonly name: string; readonly type: string; readonly content: unknown },
): Promise<string> {
  return provide(stage.connect, 'ContactFlow', { Name: name, Type: type, Content: JSON.stringify(content) });
}

/** A stage whose inbound number runs the given actions; the first one starts. */
export async function inboundStage(actions: readonly Record<string, unknown>[], options: StageOptions = {}): Promise<Stage> {
  const stage = await createStage(options);
  stage.connect.associateInboundFlow(
    NUMBER,
    await makeFlow(stage, { name: 'under test', type: 'CONTACT_FLOW', content: flow(...actions) }),
  );
  return stage;
}

/** Says something that the caller hears for ten seconds: where a flow has got to. */
export const say = (name: string, next = 'end') =>
  action(name, 'MessageParticipant', { parameters: { Text: name.padEnd(150, '.') }, next, errors: { NoMatchingError: next } });
export const end = action('end', 'DisconnectParticipant');

/** What the caller hears, without the padding. */
export const heard = (stage: Stage) => stage.customer?.hears.map((sound) => sound.replace(/^prompt: /, '').replace(/\.+$/, '')).join(', ');

/** Calls the stage's function. */
export const invoke = (next: string, onError: string, parameters: Record<string, unknown> = {}) =>
  action('invoke', 'InvokeLambdaFunction', {
    parameters: {
      LambdaFunctionARN: LAMBDA,
      InvocationTimeLimitSeconds: '8',
      ResponseValidation: { ResponseType: 'STRING_MAP' },
      ...parameters,
    },
    next,
    errors: { NoMatchingError: onError },
  });

export const contactDataOf = (call: FlowInvocation | undefined) =>
  (call?.payload as { Details: { ContactData: Record<string, unknown> } } | undefined)?.Details.ContactData;
