import { describe, expect, test } from 'vitest';
import { BY_QUERY, call, onCall, until, untilLegs, useInstance, whats } from './desk-harness.ts';

const { alice, deskOrigin, faults, openDesk } = useInstance();

describe('when things go wrong', () => {
  test('a lost response: no callback ever, but the change is seen', async () => {
    faults().add({ method: 'holdConnection', drop: 'response', times: 1 });
    const page = await openDesk();
    await onCall(page, alice());
    const answer = page.evaluate('callWithin(600, (callbacks) => line("customer").hold(callbacks))');
    await untilLegs(page, { customer: 'hold' });
    expect(await answer).toBeNull();
    expect((await call(page, 'line("customer").resume(callbacks)')).ok).toBe(true);
  });

  test('a lost backend: requests vanish, the link comes back with the whole state', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    faults().disconnect('alice');
    await until(page, 'link lost');
    expect(await page.evaluate('callWithin(300, (callbacks) => line("customer").hold(callbacks))')).toBeNull();
    await alice().request('holdConnection', { connectionId: 'customer' });
    faults().reconnect('alice');
    await until(page, 'link gained');
    await untilLegs(page, { customer: 'hold' });
    expect((await call(page, 'line("customer").resume(callbacks)')).ok).toBe(true);
    expect((await whats(page)).filter((what) => what === 'contact')).toHaveLength(1);
  });

  test('an access denied is told', async () => {
    faults().add({ method: 'holdConnection', error: { type: 'AccessDeniedException', message: 'No.', status: 403 } });
    const page = await openDesk();
    await onCall(page, alice());
    await page.evaluate('void line("customer").hold()');
    await until(page, 'access_denied');
  });

  test('an origin that is not approved sees no CCP', async () => {
    faults().denyOrigin(deskOrigin());
    const page = await openDesk(BY_QUERY, { loginPopup: false, ccpLoadTimeout: 400 });
    await until(page, 'ack_timeout');
    expect(await whats(page)).not.toContain('init');
    faults().allowOrigin(deskOrigin());
    await until(page, 'agent');
  });

  test('an expired session: auth_fail, the popup logs in, the same desk goes on', async () => {
    const page = await openDesk(BY_QUERY, { ccpAckTimeout: 700, ccpLoadTimeout: 700, loginOptions: { autoClose: true } });
    await onCall(page, alice());
    faults().add({ method: 'holdConnection', error: { type: 'Unauthorized', message: '', status: 401 }, times: 1 });
    const popup = page.waitForEvent('popup');
    await page.evaluate('void line("customer").hold()');
    await until(page, 'auth_fail');
    const closed = (await popup).waitForEvent('close');
    await (await popup).getByRole('button', { name: 'Alice Example' }).click();
    await closed;
    await page.waitForFunction('callWithin(400, (callbacks) => line("customer").hold(callbacks)).then((answer) => answer && answer.ok)');
    await untilLegs(page, { customer: 'hold' });
  });
});
