import { describe, expect, test } from 'vitest';
import { decorate } from '../../../../local/ccp/page/agent-update.ts';
import { holdChanges } from '../../../../local/ccp/page/hold-changes.ts';
import { answerSdk } from '../../../../local/ccp/page/sdk-answers.ts';
import { scriptedAgent } from '../scripted-agent.ts';

const decorated = (agent: ReturnType<typeof scriptedAgent>) =>
  decorate(JSON.parse(JSON.stringify({ configuration: agent.configuration(), snapshot: agent.snapshot() })), 0);

async function consulting() {
  const agent = scriptedAgent('alice');
  agent.ring();
  await agent.request('acceptContact', {});
  const talking = decorated(agent);
  await agent.request('createAdditionalConnection', { endpoint: { name: 'Bob Brown' } });
  return { agent, talking, held: decorated(agent) };
}

describe('answers to the SDK', () => {
  test.each([
    ['where the instance is', 'contact/getInstanceDetails', {}, { data: { origin: 'http://localhost:1', region: 'us-east-1' } }],
    [
      'a held customer can be resumed',
      'voice/canResumeParticipant',
      { participantId: 'customer' },
      { data: { canResumeParticipant: true } },
    ],
    ['a held customer is on hold', 'voice/isParticipantOnHold', { participantId: 'customer' }, { data: { isOnHold: true } }],
    ['the agent is not on hold', 'voice/isSelfOnHold', { contactId: 'contact-of-alice' }, { data: { isOnHold: false } }],
    ['a voice call is no preview', 'contact/isPreviewMode', {}, { data: { isPreviewMode: false } }],
    ['the line is up', 'agent/getNetworkConnectionStatus', {}, { data: { status: 'connected', timestamp: 5 } }],
    ['a stranger is no participant', 'voice/isParticipantOnHold', { participantId: 'x' }, { error: 'There is no such participant.' }],
    ['no answer to what is not known', 'voice/setVoiceEnhancementMode', {}, { error: expect.stringContaining('does not know') }],
  ])('%s', async (_, command, data, expected) => {
    const { held } = await consulting();
    const context = { update: held, origin: 'http://localhost:1', link: { open: true, sinceMs: 5 } };
    expect(answerSdk(command, data, context)).toEqual(expected);
  });
});

describe('hold changes', () => {
  test('a customer put on hold is one, the new leg is none', async () => {
    const { talking, held } = await consulting();
    expect(holdChanges(talking.snapshot, held.snapshot)).toEqual([
      { contactId: 'contact-of-alice', participantId: 'customer', isSelf: false, isOnHold: true },
    ]);
  });

  test('the way back is one too; the same snapshot twice is none', async () => {
    const { talking, held } = await consulting();
    expect(holdChanges(held.snapshot, talking.snapshot)).toMatchObject([{ participantId: 'customer', isOnHold: false }]);
    expect(holdChanges(held.snapshot, held.snapshot)).toEqual([]);
    expect(holdChanges(undefined, held.snapshot)).toEqual([]);
  });

  test('a line that ends while it is held was not resumed', async () => {
    const { agent, held } = await consulting();
    agent.customerHangsUp();
    expect(holdChanges(held.snapshot, decorated(agent).snapshot)).toEqual([]);
  });
});
