import { arnOf } from '../account.ts';
import { UnsupportedError } from '../errors.ts';
import type { RuleTarget } from '../events/event-bus.ts';
import { DEFAULT_BUS } from '../events/event-buses.ts';
import { eventMatcher } from '../events/event-pattern.ts';
import { targetInput } from '../events/target-input.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::Events::Rule` with an event pattern, to queues and functions. */
export const EVENTS_RULE: ResourceType = {
  type: 'AWS::Events::Rule',
  honours: ['Name', 'EventBusName', 'EventPattern', 'State', 'Targets'],
  ignores: { ...ignoring('names for people', 'Description'), ...TAGS },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('Name') ?? physicalName(request);
    const busName = properties.optionalText('EventBusName') ?? DEFAULT_BUS;
    const arn = arnOf(account, 'events', busName === DEFAULT_BUS ? `rule/${name}` : `rule/${busName}/${name}`);
    const targets = properties.parts('Targets').map(target);
    for (const { arn: targetArn } of targets.filter((each) => each.arn.includes(':lambda:'))) account.functions.get(targetArn);
    const enabled = properties.optionalText('State') !== 'DISABLED';
    account.buses.addRule(busName, { name, arn, enabled, matches: eventMatcher(properties.raw.EventPattern), targets });
    return { ref: name, attributes: { Arn: arn } };
  },
};

function target(properties: Properties): RuleTarget {
  const arn = properties.text('Arn');
  const service = arn.split(':')[2];
  if (service !== 'sqs' && service !== 'lambda') throw new UnsupportedError(`the rule target ${arn} is not supported by the local cloud`);
  return { arn, inputFor: targetInput(properties.raw), deadLetterArn: properties.part('DeadLetterConfig').optionalText('Arn') };
}
