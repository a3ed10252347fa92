import { type App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/** CloudFormation's own schemas and two packs of cdk-nag, at every synthesis; a finding without a reason stops it. */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(new CloudFormationValidatePlugin(), new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
