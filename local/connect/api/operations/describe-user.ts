import { userNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';

/** One user by id. */
export const describeUser: Operation = {
  name: 'DescribeUser',
  method: 'GET',
  path: '/users/{InstanceId}/{UserId}',
  resources: ({ arns }, input) => [arns.agent(text(input, 'UserId'))],
  run: (core, input) => {
    const { id, arn, login, firstName, lastName, routingProfile } = userNamed(core, text(input, 'UserId'));
    return {
      User: {
        Id: id,
        Arn: arn,
        Username: login,
        IdentityInfo: { FirstName: firstName, LastName: lastName },
        PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
        RoutingProfileId: routingProfile.id,
        SecurityProfileIds: [],
        Tags: {},
      },
    };
  },
};
