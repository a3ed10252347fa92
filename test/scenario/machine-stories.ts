import { expect, test } from 'vitest';
import { A_REPORT } from './asked-of-a-stack.ts';
import type { SimStack } from './sim-stack.ts';

/** What a program of the centre's own may ask, with a token of client credentials. */
export function machineStories(running: () => SimStack): void {
  const ask = async (path: string, method = 'GET') => {
    const { addresses, issuer } = running().stack;
    const headers = { authorization: `Bearer ${await issuer.machineTokenFor('reporting')}`, 'content-type': 'application/json' };
    return (await fetch(`${addresses.desk}/api${path}`, { method, headers, ...(method !== 'GET' && { body: '{}' }) })).status;
  };

  test('a machine that may read asks for reports and the call log', async () => {
    expect(await ask(A_REPORT)).toBe(200);
    expect(await ask(A_REPORT.replace('/reports/consults', '/consults'))).toBe(200);
    expect(await ask('/contacts/c1/tree')).toBe(404);
  });

  test.each([
    ['/me', 'GET'],
    ['/directory', 'GET'],
    ['/actions', 'POST'],
    ['/socket-tickets', 'POST'],
    ['/contacts/c1/note', 'PUT'],
  ])('it may do nothing else: %s', async (path, method) => expect(await ask(path, method)).toBe(403));
}
