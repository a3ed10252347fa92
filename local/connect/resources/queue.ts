import type { ResourceProvider } from '../../ports.ts';
import { idOf } from '../arns.ts';
import type { Core } from '../core.ts';
import { existing, optionalText, type Properties, refuseTakenName, requiredText } from './properties.ts';

/** AWS::Connect::Queue: a standard queue. `Ref` is its ARN. */
export const queue =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const name = requiredText(properties, 'Name');
    refuseTakenName(core.registry.queues.values(), name);
    const hoursArn = existing(core.registry.hours, requiredText(properties, 'HoursOfOperationArn'), 'Hours of operation').arn;
    const id = core.newId();
    const arn = core.arns.queue(id);
    const maxContacts = properties.MaxContacts === undefined ? null : Number(properties.MaxContacts);
    core.registry.queues.set(arn, {
      id,
      arn,
      name,
      kind: 'STANDARD',
      agentArn: null,
      hoursArn,
      maxContacts,
      callerId: callerId(properties),
      quickConnectIds: new Set(quickConnectIds(core, properties)),
    });
    return { ref: arn, attributes: { QueueArn: arn, Type: 'STANDARD' } };
  };

const callerId = ({ OutboundCallerConfig }: Properties) => optionalText(Object(OutboundCallerConfig), 'OutboundCallerIdName');

const quickConnectIds = (core: Core, { QuickConnectArns }: Properties) =>
  [QuickConnectArns ?? []].flat().map((arn) => idOf(existing(core.registry.quickConnects, String(arn), 'Quick connect').arn));
