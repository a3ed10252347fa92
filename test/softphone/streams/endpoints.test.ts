import { describe, expect, test } from 'vitest';
import { toEndpoints } from '../../../softphone/streams/endpoints.ts';

const ALICE = { login: 'alice' };
/** An endpoint as Streams hands it over; types beside Streams' own three come from a newer Connect. */
const endpoint = (type: string, more: Partial<connect.Endpoint> = {}) =>
  ({ endpointARN: `arn:${type}`, type, name: 'Bob', phoneNumber: null, agentLogin: null, ...more }) as unknown as connect.Endpoint;

describe('quick connects of an instance become endpoints:', () => {
  test.each<[string, connect.Endpoint, readonly unknown[]]>([
    ['a colleague', endpoint('agent'), [{ kind: 'agent', arn: 'arn:agent', name: 'Bob', number: null }]],
    ['a team', endpoint('queue'), [{ kind: 'queue', arn: 'arn:queue', name: 'Bob', number: null }]],
    [
      'an outside number',
      endpoint('phone_number', { phoneNumber: '+12065550177' }),
      [{ kind: 'external', arn: 'arn:phone_number', name: 'Bob', number: '+12065550177' }],
    ],
    ['one that runs a flow is not offered', endpoint('flow'), []],
    ['nor one of a kind that nobody knows yet, with a number or without', endpoint('robot', { phoneNumber: '+12065550177' }), []],
    ['nor one whose kind is a name of every object', endpoint('constructor'), []],
    ['nor one without an ARN', endpoint('agent', { endpointARN: '' }), []],
    ['nor the agent who asks', endpoint('agent', { agentLogin: 'ALICE' }), []],
    [
      'a colleague of the same name as the agent who asks',
      endpoint('agent', { name: 'Alice' }),
      [{ kind: 'agent', arn: 'arn:agent', name: 'Alice', number: null }],
    ],
  ])('%s', (_is, given, endpoints) => {
    expect(toEndpoints([given], ALICE)).toEqual(endpoints);
  });

  test('each once, though several queues offer it', () => {
    expect(toEndpoints([endpoint('agent'), endpoint('queue'), endpoint('agent')], ALICE).map(({ arn }) => arn)).toEqual([
      'arn:agent',
      'arn:queue',
    ]);
  });
});
