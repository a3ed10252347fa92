/** Sees to a browser before the tests that launch one, so that no two of them unpack it at once. */
import { findBrowser } from './browser.ts';

await findBrowser();
