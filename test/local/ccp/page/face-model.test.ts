import { expect, test } from 'vitest';
import { decorate } from '../../../../local/ccp/page/agent-update.ts';
import { faceOf } from '../../../../local/ccp/page/face-model.ts';
import { scriptedAgent } from '../scripted-agent.ts';

const face = (agent: ReturnType<typeof scriptedAgent>) =>
  faceOf(decorate(JSON.parse(JSON.stringify({ configuration: agent.configuration(), snapshot: agent.snapshot() })), 0));

test('an agent without a call: name, state, the states to choose from', () => {
  const shown = face(scriptedAgent('alice'));
  expect(shown).toMatchObject({ name: 'Alice Example', login: 'alice', stateName: 'Offline', onCall: false, contacts: [] });
  expect(shown.choices.map(({ name }) => name)).toEqual(['Available', 'Offline', 'Lunch']);
});

test('a consult: who is held and who is being reached, without the agent', async () => {
  const agent = scriptedAgent('alice');
  agent.ring();
  expect(face(agent).contacts).toMatchObject([{ says: 'Call is being connected', parties: [{ shape: 'talking' }] }]);
  await agent.request('acceptContact', {});
  await agent.request('createAdditionalConnection', { endpoint: { name: 'Bob Brown' } });
  expect(face(agent).contacts).toMatchObject([
    {
      says: 'On a call',
      parties: [
        { who: 'Customer +1 206 555 0142', shape: 'held', says: 'on hold' },
        { who: 'Bob Brown', shape: 'reaching', says: 'connecting' },
      ],
    },
  ]);
});

test('after the call, and what comes next', async () => {
  const agent = scriptedAgent('alice');
  agent.ring();
  await agent.request('putAgentState', { state: { name: 'Lunch' }, enqueueNextState: true });
  agent.customerHangsUp();
  expect(face(agent)).toMatchObject({
    stateName: 'AfterCallWork',
    nextStateName: 'Lunch',
    contacts: [{ says: 'Call ended, after call work', parties: [] }],
  });
});
