import { describe, expect, test } from 'vitest';
import { DESK_CONFIG_FIELDS } from '../../contract/desk-config.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { actionStories } from './action-stories.ts';
import { A_REPORT, directoryOf } from './asked-of-a-stack.ts';
import { machineStories } from './machine-stories.ts';
import { noteStories } from './note-stories.ts';
import { useSimStack } from './sim-stack.ts';
import { socketStories } from './socket-stories.ts';

/** What `template-is-what-runs.test.ts` takes away is there, and what desks ask for by themselves. */
describe('with the synthesized template as it is', () => {
  // Two environments of each function: what one remembers, the other does not know.
  const running = useSimStack({ startAtMs: Date.now(), sizes: { environments: 2 } });

  test('agents are offered who the config names', async () => {
    expect(await directoryOf(running(), 'alice')).toEqual(expect.arrayContaining(['Bob', 'Carol', 'Dave', 'Billing', 'Support']));
  });

  test('a supervisor may read the report', async () => {
    expect(await running().stack.api(A_REPORT, SUPERVISOR)).toMatchObject({ status: 200 });
  });

  test('a stranger reads where to sign in and where the phone is, nothing of queues, cases or the account', async () => {
    const { config, addresses } = running().stack;
    const text = await (await fetch(`${addresses.desk}/config.json`)).text();
    const fields = Object.keys(DESK_CONFIG_FIELDS).filter((field) => field !== 'loginUrl');
    expect(new Set(Object.keys(JSON.parse(text)))).toEqual(new Set(fields));
    expect(text).not.toMatch(/111122223333|arn:|Support|caseId|call-back/);
    expect(text).not.toContain(config.instance.arn.split('/').at(-1));
  });

  test.each(['alice', SUPERVISOR])('%s, signed in, is given what the config says of calls', async (login) => {
    const { status, body } = await running().stack.api('/me', login);
    const settings = {
      context: { attributes: [{ key: 'caseId', label: 'Case' }, expect.anything()] },
      dispositions: [{ queue: { name: 'Support' } }],
    };
    expect([status, body]).toMatchObject([200, { settings }]);
  });

  socketStories(running);
  noteStories(running);
  actionStories(running);
  machineStories(running);

  test('no request was refused, and nothing failed unseen', () => {
    expect([running().stack.cloud.deniedRequests(), running().stack.cloud.troubles()]).toEqual([[], []]);
  });
});
