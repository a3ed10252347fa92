import { Duration, Stack } from 'aws-cdk-lib';
import { type CfnApi, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';
import type { FrontDoor } from './front-door.ts';
import type { Limits } from './limits.ts';

/** CloudFront hands the path on as it is, and a stage is the first part of an API's path: so both are `/ws`. */
const STAGE = 'ws';
/**
 * Messages and handshakes a second, and at once, of all desks together, for the bill's sake: far above what they send, so that one who sends without end
 * takes nobody's. How much an agent may send is limited behind it (docs/decisions/142).
 */
const THROTTLE = { rateLimit: 1_000, burstLimit: 500 };

/** A ticket is burnt, a socket remembered and forgotten, under its own name and its agent's. */
const OPEN_AND_FORGET: readonly Writes[] = [
  { actions: ['dynamodb:DeleteItem'], keys: [KEYS.tickets] },
  { actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'], keys: [KEYS.sockets, KEYS.socketsOfAgents, KEYS.watches] },
];

interface SocketsProps {
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly frontDoor: FrontDoor | undefined;
}

/** The WebSocket API behind `/ws`, by which desks are told what changed. Who may connect is said by a ticket of `POST /api/socket-tickets`. */
export class Sockets extends Construct {
  readonly api: WebSocketApi;
  readonly #stage: WebSocketStage;
  readonly #function: HouseFunction;

  constructor(scope: Construct, id: string, { ledger, limits, frontDoor }: SocketsProps) {
    super(scope, id);
    this.#function = new HouseFunction(this, 'on-socket', {
      caller: 'socket',
      timeout: Duration.seconds(10),
      environment: { [ENV.tableName]: ledger.table.tableName },
    });
    ledger.allowReads(this.#function, 'dynamodb:GetItem', 'dynamodb:Query');
    ledger.allowWrites(this.#function, ...OPEN_AND_FORGET);
    limits.countedBy(this.#function, 'MESSAGE');
    frontDoor?.guards(this.#function);
    const integration = () => new WebSocketLambdaIntegration('OnSocket', this.#function);
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
    this.#function.allow(['execute-api:ManageConnections'], [this.#connections('DELETE')]);
    this.#function.acknowledgeWildcard('It closes connections of this API whose token has ended.', this.#finding('DELETE'));
    this.#acknowledgeFindings();
  }

  /** The pages that may open sockets; a browser on any other is refused. */
  openTo(origins: readonly string[]): void {
    this.#function.addEnvironment(ENV.deskOrigins, origins.join(' '));
  }

  /** Allows a function of another stack to send to connections. The policy is of this stack: the other one does not know the API. */
  mayBeSentToBy({ role }: IFunction): void {
    if (!role) throw new Error('A function without a role cannot be allowed anything.');
    const statement = new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [this.#connections('POST')] });
    const policy = new Policy(this, 'MaySend', { roles: [role], statements: [statement] });
    acknowledge(policy, 'Connections come and go; these are those of this API alone.', `AwsSolutions-IAM5[${this.#finding('POST')}]`);
  }

  /** All connections of this API, for one thing to do to them; `api` stands for its id. */
  #connections(method: 'POST' | 'DELETE', api = this.api.apiId): string {
    const { region, account, partition } = Stack.of(this);
    return `arn:${partition}:execute-api:${region}:${account}:${api}/${STAGE}/${method}/@connections/*`;
  }

  #finding(method: 'POST' | 'DELETE'): string {
    return `Resource::${this.#connections(method, `<${Stack.of(this).getLogicalId(this.api.node.defaultChild as CfnApi)}>`)}`;
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
