import { expect, test } from 'vitest';
import { playScenario } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { stageOf } from '../../local/stage.ts';
import { type EditableResources, editedAssembly, resourcesNamed } from './edited-assembly.ts';
import { useSimStack } from './sim-stack.ts';

/** The function that takes the desks' log may no longer write to the table. */
function takeGrantAway(resources: EditableResources): void {
  for (const { Properties } of resourcesNamed(resources, 'AWS::IAM::Policy', 'logactions')) {
    for (const statement of Properties.PolicyDocument.Statement as { Action: string | string[] }[])
      statement.Action = [statement.Action].flat().filter((action) => action !== 'dynamodb:UpdateItem');
  }
}

const running = useSimStack({ edit: async (folder) => editedAssembly(folder, takeGrantAway) });

test('a grant taken out of the template is refused as AWS refuses it, and the scenario fails', async () => {
  const scenario = scenarioNamed('declined');
  if (!scenario) throw new Error('The scenario is gone.');
  const { agreed, differences } = await playScenario(scenario, stageOf(running().stack, running().clock));
  expect(agreed).toBe(false);
  expect(differences).toContain(`bob's action "declined" was never taken, the last answer was 500.`);
  expect(differences).toContainEqual(expect.stringMatching(/outcome was declined, yet not-answered is told/));

  const { cloud } = running().stack;
  const [denied] = cloud.deniedRequests();
  expect(denied).toMatchObject({ action: 'dynamodb:UpdateItem', resource: expect.stringContaining(':table/') });
  expect(denied?.message).toMatch(/is not authorized to perform: dynamodb:UpdateItem .* because no identity-based policy allows/);
  const takes = cloud.functions().find(({ logicalId }) => logicalId.startsWith('logactions'));
  expect(takes?.logs.join('\n')).toContain('AccessDeniedException');
});
