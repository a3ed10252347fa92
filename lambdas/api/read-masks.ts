import * as z from 'zod/mini';
import { MASKS, type Mask } from '../../contract/masks.ts';
import { requireEnv } from '../runtime/require-env.ts';

/** What the config hides in texts of agents. @throws when the stack set something else */
export const readMasks = (): readonly Mask[] => z.array(z.enum(MASKS)).parse(JSON.parse(requireEnv('notesMask')));
