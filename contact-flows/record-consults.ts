import { beforeConnecting } from './before-connecting.ts';
import type { Flow } from './flow.ts';

/**
 * The flow with the recording of its own leg switched on or off before the leg is connected.
 * A leg is a contact of its own, so the setting of the call it came from does not reach it (Admin Guide, Set recording behavior).
 * @throws Error when the flow connects nobody.
 */
export const recordConsults = (flow: Flow, recording: 'on' | 'off'): Flow =>
  beforeConnecting(flow, {
    Identifier: 'set-recording',
    Type: 'UpdateContactRecordingBehavior',
    Parameters: { RecordingBehavior: { RecordedParticipants: recording === 'on' ? ['Agent', 'Customer'] : [] } },
    passesOver: [],
  });
