import { randomUUID } from 'node:crypto';
import type { ProvidedResource } from '../../ports.ts';
import type { Account } from '../account.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import type { Work } from '../work.ts';
import { Properties } from './properties.ts';

/** What a function puts to its response URL (CloudFormation User Guide, "Custom resource response objects"). */
interface Response {
  readonly Status?: string;
  readonly Reason?: string;
  readonly PhysicalResourceId?: string;
  readonly Data?: Readonly<Record<string, unknown>>;
}

/** A resource whose `ServiceToken` is a function of the template. */
export const isCustom = (type: string): boolean => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

/**
 * Asks the function to create the resource, by CloudFormation's own protocol.
 * @throws Error with the function's reason when it answers FAILED, fails, or ends without an answer
 */
export const makeCustomResource = (request: ResourceRequest, account: Account): Promise<ProvidedResource> =>
  ask(request, { RequestType: 'Create' }, account);

/** Asks the function to delete the resource. @throws as `makeCustomResource` */
export async function deleteCustomResource(request: ResourceRequest, PhysicalResourceId: string, account: Account): Promise<void> {
  await ask(request, { RequestType: 'Delete', PhysicalResourceId }, account);
}

async function ask(request: ResourceRequest, what: object, account: Account): Promise<ProvidedResource> {
  const target = account.functions.get(new Properties(request.properties).text('ServiceToken'));
  const { url, answer, forget } = account.responses.expect();
  try {
    const response = (await Promise.race([answer, failureOf(target, { ...eventOf(request, url), ...what }, account.work)])) as Response;
    if (response.Status !== 'SUCCESS') throw new Error(`the function answered ${response.Status}: ${response.Reason ?? 'no reason given'}`);
    const attributes = Object.entries(response.Data ?? {}).map(([name, value]) => [name, String(value)]);
    return { ref: response.PhysicalResourceId ?? request.logicalId, attributes: Object.fromEntries(attributes) };
  } finally {
    forget();
  }
}

// The answer comes by HTTP, before the invocation ends or from work that it leaves in a queue. When nothing is in work any more, nobody will answer.
async function failureOf(target: LambdaFunction, event: unknown, work: Work): Promise<never> {
  const result = await target.invoke(event);
  do {
    await work.whenQuiet();
    // An answer that arrived before this end is on its way through the event loop: it must win.
    await new Promise((resolve) => setImmediate(resolve));
  } while (!work.quiet);
  if (result.ok) throw new Error('the function ended without an answer to its ResponseURL');
  throw new Error(`the function failed: ${result.error.errorType}: ${result.error.errorMessage}`);
}

function eventOf({ type, logicalId, stackId, properties }: ResourceRequest, ResponseURL: string): object {
  return {
    ServiceToken: properties.ServiceToken,
    ResponseURL,
    StackId: stackId,
    RequestId: randomUUID(),
    LogicalResourceId: logicalId,
    ResourceType: type,
    ResourceProperties: asTexts(properties),
  };
}

// CloudFormation hands every number and boolean on as text.
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asTexts(part)]));
}
