import { describe, expect } from 'vitest';
import type { Floor } from './floor.ts';

/** What a desk is told without asking. */
export function socketStories({ story }: Floor): void {
  describe.concurrent('the socket of a desk', () => {
    story('is opened with a ticket in the subprotocol, past the content policy of the desk itself', ({ socketsWereLetIn }) =>
      expect.poll(socketsWereLetIn, { timeout: 20_000 }).toBe(true),
    );
  });
}
