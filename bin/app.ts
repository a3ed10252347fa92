import { consultCall } from '../lib/app.ts';
import { ConfigError } from '../lib/config/errors.ts';

try {
  await consultCall();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  // Not thrown on: the app would still be synthesized, without its stacks.
  console.error(error.message);
  process.exit(1);
}
