import { type ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { UsageError } from '../errors.ts';

/**
 * The ARN of the user with this login, exactly as spelled.
 * @throws UsageError when the instance has no such user: one who was deleted is found by their ARN
 */
export async function agentArnOf(connect: Pick<ConnectClient, 'send'>, instanceArn: string, login: string): Promise<string> {
  const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const StringCondition = { FieldName: 'Username', Value: login, ComparisonType: 'EXACT' } as const;
  const { Users } = await connect.send(new SearchUsersCommand({ InstanceId, SearchCriteria: { StringCondition } }));
  const arn = Users?.find(({ Username }) => Username === login)?.Arn;
  if (arn === undefined)
    throw new UsageError('The instance has no user with this login. Name one who was deleted by their ARN: --agent arn:aws:connect:...');
  return arn;
}
