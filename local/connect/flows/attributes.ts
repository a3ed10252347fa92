import { idOf } from '../arns.ts';
import { customerLine } from '../calls/bridge.ts';
import { channelOf } from '../calls/model.ts';
import type { FlowRun } from './run.ts';

const WHOLE = /^\$\.[A-Za-z][^\s]*$/;
const INSIDE = /\$\.(?:[A-Za-z]+)(?:\.[\w-]+|\['[^']+'\])*/g;
const STEP = /\.([\w:-]+)|\['([^']+)'\]/g;

/** Parameters with every JSONPath replaced by what it stands for; a path that leads nowhere becomes an empty text. */
export function resolveParameters(run: FlowRun, parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values = attributeTree(run);
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, resolve(values, value)]));
}

function resolve(values: unknown, parameter: unknown): unknown {
  if (typeof parameter === 'string') return WHOLE.test(parameter) ? text(follow(values, parameter)) : interpolate(values, parameter);
  if (Array.isArray(parameter)) return parameter.map((one) => resolve(values, one));
  if (parameter === null || typeof parameter !== 'object') return parameter;
  return Object.fromEntries(Object.entries(parameter).map(([name, value]) => [name, resolve(values, value)]));
}

const interpolate = (values: unknown, template: string) => template.replace(INSIDE, (path) => text(follow(values, path)));

const text = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function follow(values: unknown, path: string): unknown {
  const steps = [...path.slice(1).matchAll(STEP)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
  return steps.reduce<unknown>((at, step) => (at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined), values);
}

/** What `$` holds in this run (AG/connect-attrib-list). `$.Agent` exists in whisper, hold and agent transfer flows only. */
function attributeTree({ core, contact, agent, external, flowAttributes, storedInput }: FlowRun) {
  const queue = contact.targetQueue ?? contact.queue;
  return {
    ContactId: contact.contactId,
    InitialContactId: contact.call.rootContactId,
    PreviousContactId: contact.previousContactId ?? contact.contactId,
    Channel: channelOf(contact.call),
    InstanceARN: core.arns.instance,
    AwsRegion: core.arns.region,
    InitiationMethod: contact.method,
    LanguageCode: 'en-US',
    CustomerEndpoint: endpoint(customerLine(contact.call)?.phoneNumber ?? null),
    SystemEndpoint: endpoint(contact.systemEndpoint?.address ?? null),
    Queue: queue ? { ARN: queue.arn, Name: queue.name, Id: idOf(queue.arn), OutboundCallerId: endpoint(queue.callerId) } : null,
    Agent: agent ? { ARN: agent.arn, UserName: agent.login, FirstName: agent.firstName, LastName: agent.lastName } : null,
    Attributes: Object.fromEntries(contact.call.attributes),
    External: external,
    FlowAttributes: Object.fromEntries(flowAttributes),
    StoredCustomerInput: storedInput,
  };
}

const endpoint = (address: string | null) => (address === null ? null : { Address: address, Type: 'TELEPHONE_NUMBER' });
