import { describe, expect, test } from 'vitest';
import { bind } from '../../contact-flows/bind.ts';
import { flowProblems } from '../../contact-flows/flow-problems.ts';
import { FLOWS } from '../../contact-flows/flows.ts';
import { onHold, withHoldMusic } from '../../contact-flows/on-hold.ts';
import { LANGUAGES, type Language, textsSpokenIn, withVoice } from '../../contact-flows/spoken-texts.ts';
import { agentTransfer, boundFlows, VALUES } from './bound-flows.ts';

const PROMPT = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/prompt/p';
const languages = Object.keys(LANGUAGES) as Language[];

describe('what is spoken', () => {
  test.each(languages)('every flow is complete in %s, with its voice', (language) => {
    for (const { flow: shipped, type, key } of Object.entries(FLOWS).map(([key, one]) => ({ key: key as keyof typeof FLOWS, ...one }))) {
      const bound = bind(shipped, { ...VALUES[key], ...textsSpokenIn(shipped, LANGUAGES[language].texts) });
      expect(flowProblems(type.endsWith('_HOLD') ? bound : withVoice(bound, LANGUAGES[language].voice), type)).toEqual([]);
    }
  });

  test('no flow has words of its own: all come from the list', () => {
    const own = Object.values(FLOWS).flatMap(({ flow }) =>
      [...JSON.stringify(flow).matchAll(/"(?:Text|SSML)":"((?:[^"\\]|\\.)*)"/g)].map(([, said = '']) =>
        said.replaceAll(/<[^>]*>|\{\{\w+\}\}|\$\.External\.\w+/g, ''),
      ),
    );
    expect(own.filter((said) => said !== '')).toEqual([]);
  });

  test('a text is no markup where a flow speaks by markup, and stays plain where it does not', () => {
    const texts = { ...LANGUAGES['en-US'].texts, pleaseHold: 'Smith & Sons <hold>', greeting: 'Smith & Sons' };
    expect(textsSpokenIn(FLOWS.waiting.flow, texts)).toEqual({ pleaseHold: 'Smith &amp; Sons &lt;hold&gt;' });
    expect(textsSpokenIn(FLOWS.sampleInbound.flow, texts)).toMatchObject({ greeting: 'Smith & Sons' });
  });

  test('a voice that cannot be set changes nothing', () => {
    const { StartAction, Actions } = withVoice(agentTransfer(), 'Vicki');
    const first = agentTransfer().StartAction;
    expect(Actions.find(({ Identifier }) => Identifier === StartAction)).toMatchObject({
      Parameters: { TextToSpeechVoice: 'Vicki' },
      Transitions: { NextAction: first, Errors: [{ ErrorType: 'NoMatchingError', NextAction: first }] },
    });
  });
});

describe('on hold', () => {
  const holdFlow = (key: 'customerHold' | 'agentHold') => boundFlows().find((one) => one.key === key)?.flow ?? agentTransfer();

  test.each(['customerHold', 'agentHold'] as const)('%s is complete with words and with music', (key) => {
    const { type } = FLOWS[key];
    expect(flowProblems(holdFlow(key), type)).toEqual([]);
    const music = withHoldMusic(holdFlow(key), PROMPT);
    expect(flowProblems(music, type)).toEqual([]);
    expect(music.Actions.map(({ Parameters }) => Parameters.Messages)).toEqual([[{ PromptId: PROMPT }]]);
  });

  test.each([
    ['both', { customer: 'arn:c', agent: 'arn:a' }, [{ CustomerHold: 'arn:c' }, { AgentHold: 'arn:a' }]],
    ['the customer alone', { customer: 'arn:c' }, [{ CustomerHold: 'arn:c' }]],
    ['nobody: the instance’s own flows', {}, []],
  ])('the transfer flow hooks the flows of %s, and is complete', (_is, flows, hooks) => {
    const made = onHold(agentTransfer(), flows);
    expect(flowProblems(made, 'AGENT_TRANSFER')).toEqual([]);
    expect(made.Actions.flatMap(({ Parameters }) => (Parameters.EventHooks ? [Parameters.EventHooks] : []))).toEqual(hooks);
  });

  test('a hold flow may not speak once and go on: nothing follows on hold', () => {
    const speaks = { Identifier: 'say', Type: 'MessageParticipant', Parameters: { Text: 'x' }, Transitions: { NextAction: 'on-hold' } };
    const { Actions, ...rest } = holdFlow('agentHold');
    const problems = flowProblems({ ...rest, StartAction: 'say', Actions: [speaks, ...Actions] }, 'AGENT_HOLD');
    expect(problems.map(({ code }) => code)).toContain('wrong-flow-type');
  });
});
