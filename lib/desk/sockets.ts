import { Duration, Stack } from 'aws-cdk-lib';
import { type CfnApi, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV } from '../../lambdas/runtime/env.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';
import type { Limits } from './limits.ts';

/** CloudFront hands the path on as it is, and a stage is the first part of an API's path: so both are `/ws`. */
const STAGE = 'ws';
/**
 * Messages and handshakes a second, and at once, of all desks together, for the bill's sake: far above what they send, so that one who sends without end
 * takes nobody's. How much an agent may send is limited behind it (docs/decisions/142).
 */
const THROTTLE = { rateLimit: 1_000, burstLimit: 2_000 };

/** A ticket is burnt, a socket remembered and forgotten, under its own name and its agent's. */
const OPEN_AND_FORGET: readonly Writes[] = [
  { actions: ['dynamodb:DeleteItem'], keys: [KEYS.tickets] },
  { actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'], keys: [KEYS.sockets, KEYS.socketsOfAgents, KEYS.watches] },
];

/** The WebSocket API behind `/ws`, by which desks are told what changed. Who may connect is said by a ticket of `POST /api/socket-tickets`. */
export class Sockets extends Construct {
  readonly api: WebSocketApi;
  readonly #stage: WebSocketStage;

  constructor(scope: Construct, id: string, { ledger, limits }: { readonly ledger: Ledger; readonly limits: Limits }) {
    super(scope, id);
    const fn = new HouseFunction(this, 'on-socket', {
      caller: 'socket',
      timeout: Duration.seconds(10),
      environment: { [ENV.tableName]: ledger.table.tableName },
    });
    ledger.allowReads(fn, 'dynamodb:GetItem');
    ledger.allowWrites(fn, ...OPEN_AND_FORGET);
    limits.countedBy(fn, 'MESSAGE');
    const integration = () => new WebSocketLambdaIntegration('OnSocket', fn);
    this.api = new WebSocketApi(this, 'Api', {
      description: 'Consult Call: what desks are told',
      routeSelectionExpression: '$request.body.type',
      connectRouteOptions: { integration: integration() },
      disconnectRouteOptions: { integration: integration() },
      defaultRouteOptions: { integration: integration(), returnResponse: true },
    });
    this.#stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
    });
    this.#acknowledgeFindings();
  }

  /** Allows a function of another stack to send to connections. The policy is of this stack: the other one does not know the API. */
  mayBeSentToBy({ role }: IFunction): void {
    if (!role) throw new Error('A function without a role cannot be allowed anything.');
    const { region, account, partition } = Stack.of(this);
    const resource = `arn:${partition}:execute-api:${region}:${account}:${this.api.apiId}/${STAGE}/POST/@connections/*`;
    const statement = new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [resource] });
    const policy = new Policy(this, 'MaySend', { roles: [role], statements: [statement] });
    const finding = `Resource::arn:${partition}:execute-api:${region}:${account}:<${Stack.of(this).getLogicalId(this.api.node.defaultChild as CfnApi)}>/${STAGE}/POST/@connections/*`;
    acknowledge(policy, 'Connections come and go; these are those of this API alone.', `AwsSolutions-IAM5[${finding}]`);
  }

  #acknowledgeFindings(): void {
    const ticket = 'The function behind $connect burns the ticket, which an authorizer could not do in the same step as it is read.';
    for (const route of ['$connect', '$disconnect', '$default'])
      acknowledge(
        this.api.node.findChild(`${route}-Route`),
        `${ticket} The other routes exist on an open connection only.`,
        'AwsSolutions-APIG4',
      );
    const log = 'Access logs of WebSocket APIs need a role that is set for the whole account; the function logs what fails.';
    acknowledge(this.#stage, log, 'AwsSolutions-APIG1', 'Serverless-APIGWAccessLogging');
  }
}
