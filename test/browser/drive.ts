import type { ElementHandle, Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import { createRandom, type Random } from '../../local/connect/random.ts';
import type { TrueParty } from '../../local/connect/truth.ts';
import { currentCall } from '../../local/people/agent-view.ts';
import { createOthers, type Others, one } from './others.ts';
import { everybodyAnswered, expectPageShows, type PageWatch, watchPage } from './page-shows.ts';
import type { Scene } from './scene.ts';

/** The desk's own deadline for a command, and some for the page. */
const COMMAND_WITHIN_MS = 14_000;
const OTHERS_ACT = 0.35;
/** How often the agent waits until a command is through before the next press; else they press on. */
const WAITS = 0.7;
/** Commands of bar and rows, the question whether to try again, what a call was about. */
const PRESSABLE = 'button.command[aria-disabled=false], .problem-actions button, .wrap-up fieldset:not(:has(:checked)) label';
/** What ends talks, and what changes little, is pressed seldom: else nothing would come of most calls. */
const SELDOM = /^(Decline|Cancel|Hang up|End|Drop|Hold|Resume|Mute|Unmute)/;
const SELDOM_DONE = 0.25;
/** What says that it ends the customer's line. */
const ENDS = /^(Hang up|End for all|End their line)$/;

interface Drive {
  readonly scene: Scene;
  readonly random: Random;
  readonly watch: PageWatch;
  /** What was done, for whoever has to find out how it came to this. */
  readonly trail: string[];
  readonly others: Others;
  /** Roots of the calls that the agent meant to end, and of those before. */
  readonly ended: Set<string>;
  /** How long the page may still show somebody who has gone. */
  readonly lateMs: number;
}

interface DriveOptions extends Pick<Drive, 'lateMs'> {
  readonly steps: number;
  readonly seed: number;
}

/** While a line is bad nothing may be on for a while: how often is looked, for each button that is to be pressed. */
const LOOKS = 40;
const TRAIL_TOLD = 40;

/**
 * Presses so many enabled buttons of the asker's desk, in any order, while customer, colleague and outside party do as they like. All the while
 * the page is held against the instance; after most presses no command may be on its way beyond its deadline.
 * @throws Error when there is nothing to press for long, and with what was done last whatever else goes wrong
 */
export async function drive(scene: Scene, { steps, seed, lateMs }: DriveOptions): Promise<void> {
  const { page } = scene.asker;
  const random = createRandom(seed);
  const walk: Drive = {
    scene,
    random,
    watch: watchPage(scene),
    trail: [],
    others: createOthers(scene, random),
    ended: new Set(rootsIn(scene)),
    lateMs,
  };
  const errors: Error[] = [];
  const fail = (error: Error) => void errors.push(error);
  page.on('pageerror', fail);
  try {
    await Promise.all([scene.asker, scene.colleague].map((desk) => desk.become('Available')));
    await pressMany(walk, steps);
    expect(errors).toEqual([]);
  } catch (cause) {
    const said = (await page.locator('.headline, .problem-text').allInnerTexts()).join(' / ');
    throw new Error([String(cause), `The page says: ${said}`, ...walk.trail.slice(-TRAIL_TOLD)].join('\n'), { cause });
  } finally {
    page.off('pageerror', fail);
    await walk.watch.stop();
  }
}

async function pressMany(walk: Drive, steps: number): Promise<void> {
  const { scene, random, watch } = walk;
  let pressed = 0;
  for (let look = 0; pressed < steps; look += 1) {
    if (look > steps * LOOKS) throw new Error(`Only ${pressed} buttons could be pressed.`);
    if (!random.chance(OTHERS_ACT) && (await pressAny(walk))) pressed += 1;
    else note(walk, await walk.others.act());
    if (random.chance(WAITS)) {
      await expect(scene.asker.page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: COMMAND_WITHIN_MS });
      await expectPageShows(scene);
      scene.expectNobodyAlone();
      expectNoneCutOff(walk);
    }
    watch.check();
  }
}

/**
 * A customer's line ends by themselves, by whom they are with, by a button that says so; never because nobody was left to talk with, unless
 * the one who should have stayed had gone a moment before: the asker's page could not show it yet.
 */
function expectNoneCutOff({ scene: { byScript, truth }, ended, lateMs }: Drive): void {
  const isCutOff = ({ kind, endedBy }: TrueParty) =>
    kind === 'customer' && endedBy !== null && (endedBy === byScript.asker.arn || /^(system|network)/.test(endedBy));
  const wentUnseen = (customer: TrueParty, { id, kind, leftAtMs }: TrueParty) => {
    const beforeMs = customer.leftAtMs !== null && leftAtMs !== null ? customer.leftAtMs - leftAtMs : 0;
    return kind !== 'customer' && id !== byScript.asker.arn && beforeMs > 0 && beforeMs <= lateMs;
  };
  const cutOff = truth
    .calls()
    .filter(({ rootContactId }) => !ended.has(rootContactId))
    .filter(({ parties }) => parties.some((one) => isCutOff(one) && !parties.some((other) => wentUnseen(one, other))));
  expect(cutOff).toEqual([]);
}

const rootsIn = ({ truth }: Scene): readonly string[] => truth.calls().map(({ rootContactId }) => rootContactId);

const note = ({ trail }: Drive, what: string): void => void trail.push(`${new Date().toISOString()} ${what}`);

async function pressAny(walk: Drive): Promise<boolean> {
  const { scene, random } = walk;
  const { page } = scene.asker;
  const dialog = page.getByRole('dialog');
  if (await dialog.getByRole('combobox').isVisible()) return pick(walk, page.getByRole('combobox'));
  const buttons = (await dialog.isVisible()) ? dialog.getByRole('button') : page.locator(PRESSABLE);
  const button = one(random, await buttons.elementHandles());
  return button ? press(walk, button) : false;
}

async function press(walk: Drive, button: ElementHandle): Promise<boolean> {
  const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
  // Their word is taken for it, so it is given by those who hear somebody.
  if (name === 'They answered' && !everybodyAnswered(walk.scene)) return false;
  if (name && SELDOM.test(name) && !walk.random.chance(SELDOM_DONE)) return false;
  const call = currentCall(walk.scene.ports.asker.snapshot());
  if (call && name && ENDS.test(name)) walk.ended.add(call.initialContactId ?? call.contactId);
  // It may be gone a moment later: then it was not pressed.
  const pressed = await button.click({ timeout: 500 }).then(
    () => true,
    () => false,
  );
  note(walk, `the agent presses ${name}${pressed ? '' : ', which is gone'}`);
  return pressed;
}

/** Types into the picker and takes what is found; Escape when there is nothing. */
async function pick(walk: Drive, field: Locator): Promise<boolean> {
  const { random, scene } = walk;
  const { colleague, team, outside } = scene.lane;
  const text = one(random, ['', colleague.name, team, outside]) ?? '';
  // A call that ends closes the picker, and may do so between the look and the typing.
  const typed = await field.fill(text, { timeout: 500 }).then(
    () => true,
    () => false,
  );
  if (!typed) {
    note(walk, 'the picker is gone');
    return false;
  }
  const key = (await field.page().getByRole('option').count()) > 0 ? 'Enter' : 'Escape';
  await field.page().keyboard.press(key);
  note(walk, `the agent types "${text}" and ${key}`);
  return true;
}
