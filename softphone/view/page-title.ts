import { type CallState, picture as draw } from '../call/call-state.ts';
import { formatDuration } from './format-duration.ts';
import { texts } from './texts.ts';

/** The page's title: what an agent must not forget while another page is in front. */
export function pageTitle(state: CallState, now: number): string {
  const drawn = draw(state);
  if (!drawn) return texts.titles.idle;
  if (drawn.phase === 'ringing') return `${texts.titles.ringing} · ${texts.product}`;
  if (drawn.phase === 'wrap-up') return `${texts.titles.wrapUp} · ${texts.product}`;
  const { customer } = drawn;
  return customer?.state === 'hold' ? `${texts.titles.held(formatDuration(now - customer.since))} · ${texts.product}` : texts.titles.idle;
}
