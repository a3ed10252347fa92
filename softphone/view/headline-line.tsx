import type { CallState } from '../call/call-state.ts';
import { headlineOf } from './headline.ts';

/** The state of the desk above all else, spoken when it changes. */
export const HeadlineLine = ({ state, now }: { readonly state: CallState; readonly now: number }) => (
  <p class="headline" role="status">
    {headlineOf(state, now)}
  </p>
);
