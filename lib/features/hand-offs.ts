import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { routeOf } from '../../contract/routes.ts';
import { instanceOf } from '../config/instance.ts';
import type { Config } from '../config/schema.ts';
import { stableId } from '../connect/stable-id.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { allowFlows } from '../constructs/allow-flows.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';

/** What functions know of the AI agents: no secret, and not where one is. */
const aiAgentsFor = ({ aiAgents }: Config) => ({
  [ENV.aiAgents]: JSON.stringify(aiAgents.map(({ name, trustedMethods }) => ({ name, trustedMethods }))),
});

/** What AI agents post, and what desks read of it, where the config has AI agents. */
export function handOffs(scope: Construct, parts: RouteParts): void {
  const { config, api, ledger } = parts;
  if (config.aiAgents.length === 0) return;
  const within = new Construct(scope, 'HandOffs');
  const secrets = config.aiAgents.map(({ name }) => ({ name, secret: newSecret(within, name) }));
  // By their place in the config, for people who look: an output replaces nothing.
  for (const [at, { name, secret }] of secrets.entries())
    new CfnOutput(scope, `AiAgentSecret${at + 1}`, { value: secret.secretArn, description: `Secret of the AI agent ${name}` });
  const post = new PostHandOff(within, parts, Object.fromEntries(secrets.map(({ name, secret }) => [name, secret.secretArn])));
  ledger.allowReads(post, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
  ledger.allowWrites(post, { actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], keys: [KEYS.handOffs, KEYS.handOffKeys] });
  post.allow(
    ['secretsmanager:GetSecretValue'],
    secrets.map(({ secret }) => secret.secretArn),
  );
  parts.frontDoor?.guards(post);
  parts.limits.countedBy(post, routeOf(post.route).limited);
  api.route(post);
  const environment = aiAgentsFor(config);
  api.route(new ApiFunction(within, 'get-hand-offs', { ...parts, reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'], environment }));
}

/** A function whose callers have no token: it looks up no login. */
class PostHandOff extends HouseFunction {
  readonly route = 'post-hand-off';

  constructor(scope: Construct, { config, ledger }: RouteParts, secretArns: Readonly<Record<string, string>>) {
    super(scope, 'post-hand-off', {
      caller: 'http',
      timeout: Duration.seconds(10),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.notesMask]: JSON.stringify(config.notes.mask),
        [ENV.notesKeepDays]: String(config.notes.keepDays),
        [ENV.aiAgentSecretArns]: JSON.stringify(secretArns),
      },
    });
  }
}

/** The secret by which one AI agent signs: 64 letters and digits, which are base64 of 48 bytes. */
function newSecret(scope: Construct, aiAgent: string): Secret {
  const secret = new Secret(scope, stableId('Secret', aiAgent), {
    description: 'Consult Call: signs what an AI agent hands over',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  acknowledge(
    secret,
    'The AI agent has the same secret: to renew it there, both are written into it, with a blank between them.',
    'AwsSolutions-SMG4',
  );
  return secret;
}

export interface HandOffStepsProps {
  readonly config: Config;
  readonly ledger: Ledger;
}

/** What the flow of an AI agent asks before and after it passes a caller on. */
export class HandOffSteps extends Construct {
  readonly pass: HouseFunction;
  readonly take: HouseFunction;

  constructor(scope: Construct, id: string, props: HandOffStepsProps) {
    super(scope, id);
    const { ledger, config } = props;
    const keepDays = { [ENV.notesKeepDays]: String(config.notes.keepDays) };
    this.pass = this.#step('pass-to-ai-agent', Duration.seconds(4), props, keepDays);
    ledger.allowWrites(this.pass, PASSES, CODES);
    this.take = this.#step('take-hand-off', Duration.seconds(3), props, {});
    ledger.allowReads(this.take, 'dynamodb:BatchGetItem');
  }

  #step(
    name: string,
    timeout: Duration,
    { config, ledger }: HandOffStepsProps,
    environment: Readonly<Record<string, string>>,
  ): HouseFunction {
    const instance = instanceOf(config);
    const fn = new HouseFunction(this, name, {
      caller: 'flow',
      timeout,
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.instanceArn]: instance.arn,
        ...aiAgentsFor(config),
        ...environment,
      },
    });
    allowFlows(fn, instance);
    return fn;
  }
}

const PASSES: Writes = { actions: ['dynamodb:UpdateItem'], keys: [KEYS.handOffs] };
const CODES: Writes = { actions: ['dynamodb:PutItem'], keys: [KEYS.handOffKeys] };
