import { describe, expect, test } from 'vitest';
import { createCast } from '../../local/people/cast.ts';
import { drive } from '../../local/people/drive.ts';
import { playScenario } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { stageOf } from '../../local/stage.ts';
import { A_REPORT, directoryOf } from './asked-of-a-stack.ts';
import { type EditableResources, editedAssembly, resourcesNamed } from './edited-assembly.ts';
import { startSimStack, useSimStack } from './sim-stack.ts';

const useEdited = (edit: (resources: EditableResources) => void) => useSimStack({ edit: async (folder) => editedAssembly(folder, edit) });

describe('with one value of the template changed', () => {
  const running = useEdited((resources) => {
    for (const { Properties } of resourcesNamed(resources, 'AWS::Lambda::Function', 'getconsultreport')) {
      Properties.Environment.Variables.SUPERVISOR_GROUP = 'nobody-is-in-this-group';
    }
    for (const { Properties } of resourcesNamed(resources, 'AWS::Events::Rule'))
      Properties.EventPattern['detail-type'] = ['Something Else'];
    for (const { Properties } of resourcesNamed(resources, 'AWS::Connect::ContactFlow', 'FlowsAGENTTRANSFER')) turnAway(Properties);
  });

  test('another supervisors group in the environment: the report is refused', async () => {
    expect(await running().stack.api(A_REPORT, SUPERVISOR)).toMatchObject({ status: 403 });
  });

  test('another branch in the flow, another event in the filter: nobody rings, and no contact event tells of it', async () => {
    const { stack, clock } = running();
    const cast = createCast(stageOf(stack, clock));
    const rootContactId = await drive(clock, askBobInVain(cast));
    await stack.cloud.idle();
    const invoked = (id: string) => stack.cloud.functions().find(({ logicalId }) => logicalId.startsWith(id))?.invocations;
    expect(invoked('ContactEvents')).toBe(0);
    // More than once where it was late: a flow tries again.
    expect(invoked('LegStarts')).toBeGreaterThan(0);
    const [call] = stack.connect.truth.calls();
    expect(call?.rootContactId).toBe(rootContactId);
    expect(call?.legs.map(({ rangAtMs }) => rangAtMs)).toEqual([expect.any(Number), null]);
  });
});

describe('with the association of quick connects taken out of the template', () => {
  const running = useEdited((resources) => {
    for (const [id, { Type }] of Object.entries(resources)) if (Type === 'Custom::QueueQuickConnects') delete resources[id];
  });

  test('the directory of every agent is empty', async () => {
    for (const login of ['alice', 'bob', 'carol', 'dave']) expect(await directoryOf(running(), login)).toEqual([]);
  });

  test('a scenario that consults cannot be played', async () => {
    const scenario = scenarioNamed('consult-return');
    if (!scenario) throw new Error('The scenario is gone.');
    await expect(playScenario(scenario, stageOf(running().stack, running().clock))).rejects.toThrow();
  });
});

describe('with an instance that is busy while quick connects are associated', () => {
  const faults = { seed: 1, faults: [{ kind: 'throttle', functionId: 'Offersassociate', times: 2 }] } as const;

  test('the function tries again, and the stack is made', async () => {
    const { stack } = await startSimStack({ faults });
    await stack.stop();
  });

  test('a shorter timeout in the template ends the function, and the stack is refused', async () => {
    const edit = async (folder: string) =>
      editedAssembly(folder, (resources) => {
        for (const { Properties } of resourcesNamed(resources, 'AWS::Lambda::Function', 'Offersassociate')) Properties.Timeout = 1;
      });
    await expect(startSimStack({ faults, edit })).rejects.toThrow(/Task timed out after 1.00 seconds/);
  });
});

/** Has the agent transfer flow end its leg where it would ring the colleague. */
function turnAway(properties: { Content: unknown }): void {
  const edited = JSON.stringify(properties.Content).replace(
    String.raw`\"NextAction\":\"ring-the-colleague\"`,
    String.raw`\"NextAction\":\"end-this-leg\"`,
  );
  properties.Content = JSON.parse(edited);
}

async function askBobInVain({ alice, bob, customer, after }: ReturnType<typeof createCast>): Promise<string> {
  await alice.available();
  await customer.calls();
  const contactId = await alice.accept();
  await bob.available();
  const line = await alice.consult('Bob');
  await alice.lineEnds(line);
  await after(1_000);
  await alice.returnToCustomer(line);
  await alice.hangUp();
  await alice.clear();
  await after(120_000);
  return contactId;
}
