import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { joinedOneAfterAnother } from '../weakest.ts';

export const sixParties: Scenario = {
  name: 'six-parties',
  says: 'Bob, Carol, Dave and a partner company join one after the other; they leave again one by one.',
  partyMode: 6,
  weakest: joinedOneAfterAnother,
  script: async (cast) => {
    const { alice, bob, carol, dave, outsider, after } = cast;
    await customerReachesAlice(cast);
    for (const [name, colleague] of [
      ['Bob', bob],
      ['Carol', carol],
      ['Dave', dave],
    ] as const) {
      await colleague.available();
      await alice.consult(name);
      await after(3_000);
      await colleague.accept();
      await after(8_000);
      await alice.conference();
      await after(10_000);
    }
    const line = await alice.consult(outsider.number);
    await outsider.answers();
    await alice.lineConnects(line);
    await after(6_000);
    await alice.conference();
    await after(30_000);
    outsider.hangsUp();
    await alice.lineEnds(line);
    for (const colleague of [dave, carol, bob]) {
      await after(5_000);
      await colleague.leave();
      await after(2_000);
      await colleague.clear();
    }
    await aliceEnds(cast);
  },
};
