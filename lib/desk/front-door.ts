import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { FRONT_DOOR_HEADER } from '../../contract/front-door.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { HouseFunction } from '../constructs/house-function.ts';

/**
 * Lets the APIs answer only what came through the distribution, and so past its firewall: CloudFront adds a secret header to what it hands on, in place of what a caller
 * sent under that name (CloudFront Developer Guide, "Add custom headers to origin requests"), and the functions ask for it (docs/decisions/195).
 */
export class FrontDoor extends Construct {
  readonly #secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#secret = new Secret(this, 'Secret', {
      description: 'Consult Call: the header by which the API knows the distribution',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(
      this.#secret,
      'CloudFront reads it at a deployment only: rotation would shut the door until the next one.',
      'AwsSolutions-SMG4',
    );
  }

  /** What CloudFront adds; a reference that CloudFormation resolves, never the value. */
  get headers(): Readonly<Record<string, string>> {
    return { [FRONT_DOOR_HEADER]: this.#secret.secretValue.unsafeUnwrap() };
  }

  /** Has a function ask for it. */
  guards(fn: HouseFunction): void {
    fn.addEnvironment(ENV.frontDoorSecretArn, this.#secret.secretArn);
    fn.allow(['secretsmanager:GetSecretValue'], [this.#secret.secretArn]);
  }
}
