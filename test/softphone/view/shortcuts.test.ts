import { describe, expect, test } from 'vitest';
import { picture } from '../../../softphone/call/call-state.ts';
import type { CommandName } from '../../../softphone/call/command.ts';
import { commandOfKey, keyOfCommand, SHORTCUTS } from '../../../softphone/view/shortcuts.ts';
import { SCENES } from './scenes.ts';

function given(scene: string, key: string): CommandName | null {
  const shown = SCENES[scene]?.();
  if (!shown) throw new Error(`no scene ${scene}`);
  shown.desk.clock.pass(shown.after ?? 0);
  return commandOfKey(key, picture(shown.desk.state())?.phase ?? null, shown.desk.commands());
}

describe('a single key', () => {
  test.each<[string, string, CommandName | null]>([
    ['ringing', 'a', 'Accept'],
    ['talking', 'h', 'Hold'],
    ['held', 'H', 'Resume'],
    ['talking', 'c', 'Consult'],
    ['ready', 'c', 'Consult'],
    ['private', 's', 'Swap'],
    ['private', 'j', 'Conference'],
    ['no-answer', 'r', 'Return'],
    ['not-answered', 'r', 'Return'],
    ['private', 'r', null],
    ['swapped', 'r', null],
    ['ready', 'r', null],
    ['talking', 'x', null],
    ['talking', '?', null],
  ])('%s, %s: %s', (scene, key, command) => {
    expect(given(scene, key)).toBe(command);
  });

  test('never gives what ends a line or hands over, in any state', () => {
    const never: readonly CommandName[] = ['Decline', 'Cancel', 'Transfer', 'Leave', 'Drop', 'Hang up', 'End for all', 'Clear'];
    const reached = Object.keys(SCENES).flatMap((scene) => SHORTCUTS.map(([key]) => given(scene, key)));
    expect(reached.filter((name) => name !== null && never.includes(name))).toEqual([]);
    expect(never.map(keyOfCommand).filter(Boolean)).toEqual([]);
  });

  test('is one command’s alone, and no two alike', () => {
    const keys = SHORTCUTS.map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
