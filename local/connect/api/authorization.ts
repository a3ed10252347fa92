import type { NeededPermission } from '../../ports.ts';
import type { Arns } from '../arns.ts';
import type { Core } from '../core.ts';
import type { Input, Operation } from './operation.ts';

type ResourceType = 'instance' | 'contact' | 'queue' | 'quick-connect' | 'routing-profile' | 'user' | 'hierarchy-group';

/** How the ARNs of a type begin (Service Authorization Reference, "Resource types defined by Amazon Connect"). */
const PREFIXES: Readonly<Record<Exclude<ResourceType, 'instance'>, string>> = {
  contact: 'contact/',
  queue: 'queue/',
  'quick-connect': 'transfer-destination/',
  'routing-profile': 'routing-profile/',
  user: 'agent/',
  'hierarchy-group': 'agent-group/',
};

/**
 * The resource types that the Service Authorization Reference marks as required, of the actions that have more than one. A request need not name a resource
 * of each: the grant has to cover all of them all the same, read strictly.
 */
const REQUIRED: Readonly<Record<string, readonly ResourceType[]>> = {
  AssociateQueueQuickConnects: ['queue', 'quick-connect'],
  DisassociateQueueQuickConnects: ['queue', 'quick-connect'],
  GetContactMetrics: ['contact', 'instance'],
  GetCurrentMetricData: ['queue', 'routing-profile'],
  GetCurrentUserData: ['hierarchy-group', 'queue', 'routing-profile', 'user'],
};

/** Actions that the caller of another must be allowed, too ("Dependent actions" there), with the type of their resource. */
const DEPENDENT: Readonly<Record<string, readonly { readonly action: string; readonly type: ResourceType }[]>> = {
  SearchUsers: [{ action: 'DescribeUser', type: 'user' }],
};

/** Everything a caller's role must allow for one request: the action on what the request names, on each required type, and dependent actions. */
export function permissionsFor(core: Core, operation: Operation, input: Input): readonly NeededPermission[] {
  const { arns } = core;
  const named = operation.resources(core, input);
  const further = (REQUIRED[operation.name] ?? []).filter((type) => !named.some((arn) => isOfType(arns, type, arn)));
  return [
    ...[...named, ...further.map((type) => anyOf(arns, type))].map((resource) => ({ action: `connect:${operation.name}`, resource })),
    ...(DEPENDENT[operation.name] ?? []).map(({ action, type }) => ({ action: `connect:${action}`, resource: anyOf(arns, type) })),
  ];
}

const isOfType = ({ instance }: Arns, type: ResourceType, arn: string): boolean =>
  type === 'instance' ? arn === instance : arn.startsWith(`${instance}/${PREFIXES[type]}`);

const anyOf = ({ instance }: Arns, type: ResourceType): string => (type === 'instance' ? instance : `${instance}/${PREFIXES[type]}*`);
