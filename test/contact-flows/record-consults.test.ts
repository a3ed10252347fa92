import { describe, expect, test } from 'vitest';
import type { Flow } from '../../contact-flows/flow.ts';
import { flowProblems } from '../../contact-flows/flow-problems.ts';
import { recordConsults } from '../../contact-flows/record-consults.ts';
import { agentTransfer, boundFlows } from './bound-flows.ts';

/** Types of the actions a caller passes when nothing fails. */
function successPath(flow: Flow): string[] {
  const path: string[] = [];
  for (let id: string | undefined = flow.StartAction; id && path.length < flow.Actions.length; ) {
    const action = flow.Actions.find(({ Identifier }) => Identifier === id);
    path.push(action?.Type ?? 'missing');
    id = action?.Transitions.NextAction;
  }
  return path;
}

describe('recordConsults', () => {
  const queueing = boundFlows().filter(({ type }) => type === 'AGENT_TRANSFER' || type === 'QUEUE_TRANSFER');

  test.each(queueing)('leaves $key complete, with the recording set right before the leg is connected', ({ flow, type }) => {
    const recorded = recordConsults(flow, 'on');
    expect(flowProblems(recorded, type)).toEqual([]);
    const path = successPath(recorded);
    expect(path[path.indexOf('TransferContactToQueue') - 1]).toBe('UpdateContactRecordingBehavior');
  });

  test.each([
    ['on', ['Agent', 'Customer']],
    ['off', []],
  ] as const)('switched %s records %j', (recording, participants) => {
    const step = recordConsults(agentTransfer(), recording).Actions.find((action) => action.Type === 'UpdateContactRecordingBehavior');
    expect(step?.Parameters).toEqual({ RecordingBehavior: { RecordedParticipants: participants } });
  });

  test('works where the very first action connects', () => {
    const flow: Flow = {
      Version: '2019-10-30',
      StartAction: 'go',
      Actions: [{ Identifier: 'go', Type: 'TransferContactToQueue', Parameters: {}, Transitions: { NextAction: 'go' } }],
    };
    expect(recordConsults(flow, 'on').StartAction).toBe('set-recording');
  });

  test('refuses a flow that connects nobody', () => {
    const flow: Flow = { Version: '2019-10-30', StartAction: 'end', Actions: [] };
    expect(() => recordConsults(flow, 'on')).toThrow('connects nobody');
  });
});
