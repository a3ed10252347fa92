import { describe, expect, test } from 'vitest';
import { BY_QUERY, call, consult, onCall, until, untilLegs, useInstance, whats } from './desk-harness.ts';

const { alice, emptyDesk, openDesk, start } = useInstance();

describe('pages and logins', () => {
  test('without a session the popup logs in and closes, then the iframe is there', async () => {
    const page = await emptyDesk();
    const popup = page.waitForEvent('popup');
    await start(page, '/ccp-v2/', { ccpLoadTimeout: 700, loginOptions: { autoClose: true, width: 320, height: 465 } });
    const closed = (await popup).waitForEvent('close');
    await (await popup).getByRole('button', { name: 'Alice Example' }).click();
    await closed;
    await until(page, 'agent');
    expect((await whats(page))[0]).toBe('ack_timeout');
  });

  test('a logout from the panel ends the session of every tab', async () => {
    const [one, two] = await Promise.all([openDesk(BY_QUERY, { loginPopup: false }), openDesk(BY_QUERY, { loginPopup: false })]);
    await Promise.all([until(one, 'agent'), until(two, 'agent')]);
    await one.frameLocator('#ccp iframe').getByRole('button', { name: 'Log out' }).click();
    await Promise.all([until(one, 'terminated'), until(two, 'terminated')]);
  });

  test('two tabs see the same call; both hear the acceptance, one is master', async () => {
    const one = await openDesk();
    const two = await openDesk();
    await Promise.all([until(one, 'agent'), until(two, 'agent')]);
    alice().ring();
    await Promise.all([until(one, 'contact'), until(two, 'contact')]);
    await call(one, 'contact.accept(callbacks)');
    await Promise.all([until(one, 'contact.onAccepted'), until(two, 'contact.onAccepted')]);
    await Promise.all([until(one, 'contact.onConnected'), until(two, 'contact.onConnected')]);
    const isMaster = 'new Promise((resolve) => connect.ifMaster("connect::softphone", () => resolve(true), () => resolve(false)))';
    expect([await one.evaluate(isMaster), await two.evaluate(isMaster)]).toEqual([true, false]);
    await one.close();
    await two.waitForFunction('connect.numberOfConnectedCCPs === 1');
    expect(await two.evaluate(isMaster)).toBe(true);
  });

  test('a desk that is reloaded in a consult finds it as it is', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    await consult(page);
    await untilLegs(page, { customer: 'hold' });
    await page.reload();
    await start(page);
    await untilLegs(page, { customer: 'hold', 'third-2': 'connecting' });
    expect(await whats(page)).not.toContain('contact.onConnecting');
  });

  test('an iframe that reloads by itself is configured again and the desk goes on', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    const refreshes = (await whats(page)).filter((what) => what === 'agent.onRefresh').length;
    await page.evaluate('window.asked = 0; connect.core.getUpstream().onUpstream("request_configure", () => { window.asked += 1; })');
    await page.frames()[1]?.evaluate('location.reload()');
    await until(page, 'agent.onRefresh', refreshes + 1);
    await page.waitForFunction('asked === 1');
    expect((await call(page, 'line("customer").hold(callbacks)')).ok).toBe(true);
    expect((await whats(page)).filter((what) => what === 'contact')).toHaveLength(1);
  });

  test('the panel sets the state and says what the call is', async () => {
    const page = await openDesk();
    await until(page, 'agent');
    const panel = page.frameLocator('#ccp iframe');
    await panel.getByRole('button', { name: 'Available' }).click();
    await page.waitForFunction('agent.getState().name === "Available"');
    alice().ring();
    await panel.getByText('Call is being connected').waitFor();
    await panel.getByText('Customer +1 206 555 0142').waitFor();
  });
});
