import { type Browser, expect as expectOf } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openScenes, type Scenes } from './scenes.ts';

let browser: Browser;
let scenes: Scenes;
const logged: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  scenes = await openScenes(browser, { viewport: { width: 1280, height: 900 } });
  scenes.page.on('console', (message) => message.type() === 'error' && logged.push(message.text()));
});
afterAll(() => browser.close());

/** What the page says in place of each part, and what the agent is left with. */
const PANELS: readonly (readonly [component: string, says: string])[] = [
  ['TopBar', 'The top of the page cannot be shown. You can still control the call.'],
  ['HeadlineLine', 'The state of the call cannot be shown. You can still control the call.'],
  ['PartyCards', 'Who is on the call cannot be shown. You can still control the call.'],
  ['WrapUpPanel', 'What was it about? cannot be shown. You can still control the call.'],
  ['OwedPanel', 'A call before this one cannot be shown. You can still control the call.'],
  ['NotePanel', 'Hand-over note cannot be shown. You can still control the call.'],
  ['ContextPanel', 'About this call cannot be shown. You can still control the call.'],
  ['PartyList', 'On this call cannot be shown. You can still control the call.'],
  ['LegTree', 'This call so far cannot be shown. You can still control the call.'],
  ['CopyText', 'The contact id cannot be shown. You can still control the call.'],
  ['Notices', 'Messages cannot be shown. You can still control the call.'],
  ['ProblemLine', 'The last problem cannot be shown. You can still control the call.'],
  ['ConsultPicker', 'Consult cannot be shown. You can still control the call.'],
  ['HistoryDialog', 'Your consults cannot be shown. You can still control the call.'],
  ['KeySheet', 'Keys cannot be shown. You can still control the call.'],
  ['EndChoices', 'The choice how to end the call cannot be shown. You can still control the call.'],
];

/** What an agent on a private consult presses, and in after-contact work. */
const sceneOf = (component: string): readonly [scene: string, command: string] =>
  component === 'WrapUpPanel' ? ['wrap-up-said', 'Clear'] : [component === 'OwedPanel' ? 'wrap-up-owed' : 'private', 'Return'];

const SECRET = '+12065550142 Refund of a double payment';
const failed = () => scenes.page.locator('.panel-failed');
const press = (name: string) => scenes.page.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
const asked = () => scenes.page.evaluate<readonly string[]>('asked');

async function breaks(component: string | null): Promise<void> {
  await scenes.page.evaluate(`breakPanel(${JSON.stringify(component)}, ${JSON.stringify(SECRET)})`);
}

describe('an error in one part of the page', () => {
  test.each(PANELS)('in %s leaves the call controls and every other part', async (component, says) => {
    const [scene, command] = sceneOf(component);
    await breaks(component);
    logged.length = 0;
    await scenes.show(scene);
    await expectOf(failed()).toHaveText(`${says} Retry`);
    await press(command);
    expect(await asked()).toContain(`press {"name":"${command}"}`);
    await scenes.page.evaluate('drawAgain()');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^A part of the page cannot be shown: .*\. Error\n\s+at /);
    expect(logged[0]).not.toContain('Refund');
    expect(logged[0]).not.toContain('2065550142');
    await breaks(null);
    await failed().getByRole('button', { name: 'Retry' }).click();
    await expectOf(failed()).toHaveCount(0);
  });

  test('in the call controls themselves sends the agent to the phone, and leaves the rest', async () => {
    await breaks('CommandBar');
    await scenes.show('private');
    await expectOf(failed()).toHaveText('The call controls cannot be shown. Use the controls in the phone. Retry');
    await expectOf(scenes.page.locator('.headline')).toHaveText(/You are talking with Bob/);
    await breaks(null);
  });

  test('is gone without Retry once the call has moved on', async () => {
    await breaks('NotePanel');
    await scenes.show('private');
    await expectOf(failed()).toHaveCount(1);
    await breaks(null);
    await scenes.page.evaluate('drawAgain()');
    await expectOf(failed()).toHaveCount(1);
    await scenes.page.evaluate('moveOn()');
    await expectOf(failed()).toHaveCount(0);
  });
});
