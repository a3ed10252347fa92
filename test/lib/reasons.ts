import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** One acknowledged finding: on which construct, under which id, and why. */
export interface Reason {
  readonly on: IConstruct;
  readonly finding: string;
  readonly reason: string;
}

/** Every acknowledgement in a construct tree. */
export const reasonsIn = (tree: IConstruct): readonly Reason[] =>
  tree.node.findAll().flatMap((on) =>
    on.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([finding, reason]) => ({
          on,
          finding: finding.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  );

/** A resource, or the construct that stands for one; no stack, and no group of resources. */
export const isOneResource = (construct: IConstruct): boolean =>
  !Stack.isStack(construct) && (CfnResource.isCfnResource(construct) || CfnResource.isCfnResource(construct.node.defaultChild));

/** Findings of a pack, with those that have a reason or as if none had: `<id> <construct path>`. */
export function findingsOf(pack: NagPack, tree: IConstruct): readonly string[] {
  return pack
    .validateScope(tree)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
}

/** Makes a pack see every finding, whatever the reasons say. */
export function withoutReasons(pack: NagPack): NagPack {
  Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
  return pack;
}
