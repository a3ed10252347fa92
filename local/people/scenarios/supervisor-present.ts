import type { Scenario } from '../scenario.ts';
import { customerReachesAlice } from '../usual-turns.ts';
import { joinedOnce } from '../weakest.ts';

export const supervisorPresent: Scenario = {
  name: 'supervisor-present',
  says: 'Sabine listens in silence while Alice asks Bob and all three join; the listening is a leg, no consult.',
  partyMode: 'both',
  weakest: joinedOnce,
  script: async (cast) => {
    const { alice, bob, sabine, instance, after } = cast;
    const contactId = await customerReachesAlice(cast);
    await instance.monitor(sabine.arn, contactId);
    await after(5_000);
    await bob.available();
    await alice.consult('Bob');
    await after(4_000);
    await bob.accept();
    await after(15_000);
    await alice.conference();
    await after(20_000);
    await bob.leave();
    await after(5_000);
    await sabine.leave();
    await after(5_000);
    await alice.hangUp();
    await after(3_000);
    await bob.clear();
    await alice.clear();
  },
};
