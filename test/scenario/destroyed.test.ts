import { expect, test } from 'vitest';
import { startSimStack } from './sim-stack.ts';

test('a deployment is destroyed in the order of its stacks: what others import stays until they go, and the instance has nothing left of ours', async () => {
  const { stack } = await startSimStack();
  const { cloud, connect } = stack;
  const [ledger, instance, desk] = ['Ledger', 'Connect', 'Desk'].map((what) => `ConsultCall${what}-c0c0c0c0`) as [string, string, string];
  try {
    expect(connect.approvedOrigins()).not.toEqual([]);
    await expect(cloud.destroy(ledger)).rejects.toThrow(/in use by ConsultCall/);
    await cloud.destroy(desk);
    expect(connect.approvedOrigins()).toEqual([]);
    await cloud.destroy(instance);
    await cloud.destroy(ledger);
    expect(cloud.deniedRequests()).toEqual([]);
    expect(cloud.troubles()).toEqual([]);
  } finally {
    await stack.stop();
  }
}, 90_000);
