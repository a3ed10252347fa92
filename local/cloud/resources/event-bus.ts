import { arnOf } from '../account.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::Events::EventBus`: a bus of one's own. */
export const EVENT_BUS: ResourceType = {
  type: 'AWS::Events::EventBus',
  honours: ['Name'],
  ignores: {
    ...ignoring('names for people', 'Description'),
    ...ignoring(ENCRYPTION, 'KmsKeyIdentifier'),
    ...ignoring('deliveries are not logged', 'LogConfig'),
    ...TAGS,
  },
  make: ({ properties }, account) => {
    const name = new Properties(properties).text('Name');
    const arn = arnOf(account, 'events', `event-bus/${name}`);
    account.buses.add(name);
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
};
