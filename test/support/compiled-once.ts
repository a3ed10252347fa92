import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For the many processes that tests start of few programs: Node compiles their modules once for all. */
export const COMPILED_ONCE = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
