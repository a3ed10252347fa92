import { type ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { plainLogin } from '../../domain/login.ts';
import { UsageError } from '../errors.ts';

/**
 * The ARN of the user with this login, whatever the case of its letters, as the API finds them (`agentOfLogin`).
 * @throws UsageError when the instance has no such user, or more than one: one who was deleted is found by their ARN
 */
export async function agentArnOf(connect: Pick<ConnectClient, 'send'>, instanceArn: string, login: string): Promise<string> {
  const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const StringCondition = { FieldName: 'Username', Value: login, ComparisonType: 'EXACT' } as const;
  const { Users } = await connect.send(new SearchUsersCommand({ InstanceId, SearchCriteria: { StringCondition } }));
  const found = (Users ?? []).filter(({ Username }) => Username !== undefined && plainLogin(Username) === plainLogin(login));
  if (found.length > 1) throw new UsageError('More than one user has this login. Name the one by their ARN: --agent arn:aws:connect:...');
  const arn = found[0]?.Arn;
  if (arn === undefined)
    throw new UsageError('The instance has no user with this login. Name one who was deleted by their ARN: --agent arn:aws:connect:...');
  return arn;
}
