import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ENV } from '../contract/env.ts';
import type { RouteName } from '../contract/routes.ts';
import { instanceOf } from './config/instance.ts';
import type { Config } from './config/schema.ts';
import { stableId } from './connect/stable-id.ts';
import { Alarms } from './constructs/alarms.ts';
import { allowOnContacts } from './constructs/allow-on-contacts.ts';
import { inOrder } from './constructs/in-order.ts';
import { Api } from './desk/api.ts';
import { ApiFunction, type ApiFunctionProps } from './desk/api-function.ts';
import { DirectoryRoute } from './desk/directory-route.ts';
import { Limits } from './desk/limits.ts';
import { OutsideRoute } from './desk/outside-route.ts';
import { audiencesOf } from './desk/permissions.ts';
import { Publication } from './desk/publication.ts';
import { askedFor, signInOf } from './desk/sign-in.ts';
import { Site } from './desk/site.ts';
import { Sockets } from './desk/sockets.ts';
import { WrittenRoutes } from './desk/written-routes.ts';
import type { Ledger } from './ledger/ledger.ts';
import { KEYS, turnAt } from './ledger/written-keys.ts';

export interface DeskStackProps extends StackProps {
  readonly config: Config;
  readonly ledger: Ledger;
  /** The ledger's function that tells desks what changed. */
  readonly teller: IFunction;
}

/** What people open: the desk and the report page, the API they ask, and how they sign in. */
export class DeskStack extends Stack {
  constructor(scope: Construct, id: string, { config, ledger, teller, ...props }: DeskStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: desk, report page and API', ...props });
    const instance = instanceOf(config);
    const signIn = signInOf(this, config);
    const api = new Api(this, 'Api');
    const rules = { instance: instance.origin, signIn: signIn.origins, framedBy: config.desk.framedBy };
    const limits = new Limits(this, 'Limits', ledger);
    const sockets = new Sockets(this, 'Sockets', { ledger, limits });
    sockets.mayBeSentToBy(teller);
    const site = new Site(this, 'Site', { api, sockets, rules, desk: config.desk });
    const origins = [site.origin, ...config.desk.origins];
    sockets.openTo(origins);
    const { clientId, audience } = signIn.client(origins);

    const functions = apiFunctions(this, { config, ledger, limits });
    api.trust(signIn.issuer, audiencesOf(audience, config.identity), config.identity);
    for (const fn of functions) api.route(fn);
    new DirectoryRoute(this, 'Directory', { api, config, ledger, limits });
    new WrittenRoutes(this, 'Written', { api, config, ledger, limits });
    if (config.outsideNumbers) new OutsideRoute(this, 'Outside', { api, config, ledger, limits });
    const identity = { issuer: signIn.issuer, clientId, ...askedFor(config.identity, audience) };
    const { country, noAnswerSeconds } = config.desk;
    const deskConfig = {
      ccpUrl: instance.ccpUrl,
      ...(instance.loginUrl === undefined ? {} : { loginUrl: instance.loginUrl }),
      apiBase: '/api',
      socketPath: '/ws',
      identity,
      region: instance.region,
      ...(country === undefined ? {} : { country }),
      noAnswerMs: noAnswerSeconds * 1_000,
    } as const;
    new Publication(this, 'Publication', { bucket: site.bucket, config: deskConfig });

    this.#approve(site.origin, config);
    const alarms = new Alarms(this, 'Alarms', config.alarmTopicArn);
    const errors = api.http.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' });
    alarms.watch('ServerErrors', {
      metric: errors,
      threshold: 5,
      periods: 3,
      meaning: 'The API fails. The logs of its functions tell why.',
    });
    if (config.desk.domainName) new CfnOutput(this, 'DistributionName', { value: site.distribution.distributionDomainName });
    new CfnOutput(this, 'DeskUrl', { value: `${site.origin}/` });
    new CfnOutput(this, 'Issuer', { value: signIn.issuer });
    new CfnOutput(this, 'ClientId', { value: clientId });
  }

  /**
   * Pages that may embed the softphone of the instance: the desk wherever it is opened, pages that frame the desk (a browser asks
   * `frame-ancestors` of every page up to the top), and those of the config. An origin is approved once: what the instance approved before is left alone.
   */
  #approve(deskOrigin: string, { instance, desk, approvedOrigins, approvedBefore }: Config): void {
    const wanted = new Set([...desk.origins, ...desk.framedBy, ...approvedOrigins].filter((origin) => !approvedBefore.includes(origin)));
    const desired = new CfnApprovedOrigin(this, 'DeskOrigin', { instanceId: instance.arn, origin: deskOrigin });
    const further = [...wanted].map(
      (origin) => new CfnApprovedOrigin(this, stableId('origin', origin), { instanceId: instance.arn, origin }),
    );
    inOrder([desired, ...further]);
  }
}

/** The functions behind the API. Supervisors may read what they were no party to; only agents log, each their own. */
function apiFunctions(scope: Construct, shared: Pick<ApiFunctionProps, 'config' | 'ledger' | 'limits'>) {
  const { config } = shared;
  const retention = { [ENV.retentionMonths]: String(config.retentionMonths) };
  const make = (name: RouteName, props: Omit<ApiFunctionProps, keyof typeof shared>) =>
    new ApiFunction(scope, name, { ...shared, ...props });
  const tree = make('get-contact-tree', {
    reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    writes: [{ actions: ['dynamodb:PutItem'], keys: [turnAt('DescribeContact'), turnAt('GetContactMetrics')] }],
  });
  // Where a leg stands in its queue the ledger does not know, nor always whether it was answered.
  allowOnContacts(tree, 'connect:GetContactMetrics', config.instance.arn);
  allowOnContacts(tree, 'connect:DescribeContact', config.instance.arn);
  const log = { actions: ['dynamodb:UpdateItem'], keys: [KEYS.actions] } as const;
  const tickets = { actions: ['dynamodb:PutItem'], keys: [KEYS.tickets] } as const;
  return [
    tree,
    make('get-consult-report', { reads: ['dynamodb:Query'] }),
    make('get-consults', { reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'] }),
    make('get-me', { reads: [] }),
    make('log-actions', { reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'], writes: [log], environment: retention }),
    make('create-socket-ticket', { reads: [], writes: [tickets] }),
  ];
}
