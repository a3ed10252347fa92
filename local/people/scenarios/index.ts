import type { Scenario } from '../scenario.ts';
import { coldTransfer } from './cold-transfer.ts';
import { consultReturn } from './consult-return.ts';
import { notAnswered } from './not-answered.ts';
import { warmTransfer } from './warm-transfer.ts';

/** Every scripted call there is, in the order they are played. */
export const SCENARIOS: readonly Scenario[] = [consultReturn, warmTransfer, coldTransfer, notAnswered];

export const scenarioNamed = (name: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.name === name);
