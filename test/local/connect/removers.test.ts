import { describe, expect, test } from 'vitest';
import { createStage, type Stage } from './stage.ts';

/** What one list operation of the instance gives. */
async function listed(stage: Stage, path: string, list: string): Promise<readonly { readonly Arn: string; readonly Name?: string }[]> {
  const instanceId = stage.connect.instanceArn.split('/').at(-1);
  const query = new URLSearchParams();
  const { body } = await stage.connect.service.handle({ method: 'GET', path: `/${path}/${instanceId}`, query, headers: {}, body: '' });
  return JSON.parse(body)[list];
}
const remove = (stage: Stage, type: string, ref: string) => stage.connect.removers[`AWS::Connect::${type}`]?.({}, { ref });

describe('what others use is not deleted:', () => {
  test.each([
    ['a queue that a routing profile serves', 'Queue', 'queues-summary', 'QueueSummaryList', 'Support'],
    ['a flow that quick connects lead to', 'ContactFlow', 'contact-flows-summary', 'ContactFlowSummaryList', 'agent transfer'],
  ])('%s', async (_, type, path, list, name) => {
    const stage = await createStage();
    const all = await listed(stage, path, list);
    const arn = all.find(({ Name }) => Name === name)?.Arn ?? '';
    await expect(remove(stage, type, arn)).rejects.toThrow(`ResourceInUseException: ${arn} is in use`);
    expect(await listed(stage, path, list)).toEqual(all);
  });
});

test('a quick connect that is deleted is in no directory any more', async () => {
  const stage = await createStage();
  const all = () => listed(stage, 'quick-connects', 'QuickConnectSummaryList');
  const [first, ...others] = await all();
  await remove(stage, 'QuickConnect', first?.Arn ?? '');
  expect(await all()).toEqual(others);
});
