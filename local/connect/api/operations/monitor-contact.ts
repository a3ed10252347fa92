import { hasRoomForSupervisor, monitor } from '../../calls/monitor.ts';
import { ConnectApiError, invalidParameter } from '../errors.ts';
import { contactNamed, userNamed } from '../find.ts';
import { type Operation, text, texts } from '../operation.ts';

/** Starts a supervisor's monitoring of a contact that is with an agent; it shows up on the supervisor's softphone. */
export const monitorContact: Operation = {
  name: 'MonitorContact',
  method: 'POST',
  path: '/contact/monitor',
  resources: ({ arns }, input) => [arns.contact(text(input, 'ContactId')), arns.agent(text(input, 'UserId'))],
  run: (core, input) => {
    const contact = contactNamed(core, text(input, 'ContactId'));
    const supervisor = userNamed(core, text(input, 'UserId'));
    const allowed = input.AllowedMonitorCapabilities === undefined ? ['SILENT_MONITOR'] : texts(input, 'AllowedMonitorCapabilities');
    if (!allowed.includes('SILENT_MONITOR')) throw invalidParameter('AllowedMonitorCapabilities must contain SILENT_MONITOR.');
    if (!supervisor.supervisor) throw new ConnectApiError('AccessDeniedException', 'The user may not monitor contacts.');
    const talking = contact.agent !== null && contact.endedAtMs === null;
    if (!talking || supervisor.call !== null) throw new ConnectApiError('InvalidRequestException', 'The contact cannot be monitored now.');
    if (!hasRoomForSupervisor(core, contact.call))
      throw new ConnectApiError('LimitExceededException', 'Too many supervisors monitor the contact.');
    const { contactId } = monitor(core, supervisor, contact).contact;
    return { ContactId: contactId, ContactArn: core.arns.contact(contactId) };
  },
};
