import { type ConnectClient, type Contact, DescribeContactCommand } from '@aws-sdk/client-connect';

/** The instance, asked about one contact at a time: DescribeContact takes 10 calls a second (Admin Guide, service limits). */
export interface Instance {
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly instanceArn: string;
}

/**
 * A contact as the instance itself sees it now.
 * @throws what the SDK throws, for a contact that is not of the instance too
 */
export async function describeContact({ connect, instanceArn }: Instance, contactId: string): Promise<Contact> {
  const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const { Contact = {} } = await connect.send(new DescribeContactCommand({ InstanceId, ContactId: contactId }));
  return Contact;
}
