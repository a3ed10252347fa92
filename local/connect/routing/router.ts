import type { Core } from '../core.ts';
import { matches } from './match.ts';
import { offer } from './offer.ts';

/** Watches queues and agents and offers waiting contacts, a moment after both are there. */
export function startRouting(core: Core): void {
  let due = false;
  const route = () => {
    due = false;
    core.journal.change(() => {
      for (const { contact, agent } of matches(core)) offer(core, contact, agent);
    });
  };
  core.journal.observe(() => {
    if (due || matches(core).length === 0) return;
    due = true;
    core.clock.after(core.timings.routingMs, route);
  });
}
