import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { instanceOf } from './config/instance.ts';
import type { Config } from './config/schema.ts';
import { stableId } from './connect/stable-id.ts';
import { Alarms } from './constructs/alarms.ts';
import { inOrder } from './constructs/in-order.ts';
import { Api } from './desk/api.ts';
import { FrontDoor } from './desk/front-door.ts';
import { Limits } from './desk/limits.ts';
import { audiencesOf } from './desk/permissions.ts';
import { Publication } from './desk/publication.ts';
import { askedFor, signInOf } from './desk/sign-in.ts';
import { Site } from './desk/site.ts';
import { Sockets } from './desk/sockets.ts';
import { callLog } from './features/call-log.ts';
import { chatConsults } from './features/chat-consults.ts';
import { contactTree } from './features/contact-tree.ts';
import { directory } from './features/directory.ts';
import { dispositions } from './features/dispositions.ts';
import { handOffs } from './features/hand-offs.ts';
import { socketTickets } from './features/live-updates.ts';
import { notes } from './features/notes.ts';
import { outsideNumbers } from './features/outside-numbers.ts';
import { report } from './features/report.ts';
import { deskLog } from './ledger/desk-log.ts';
import type { Ledger } from './ledger/ledger.ts';

/** What adds routes to the API. */
const ROUTED = [contactTree, report, callLog, directory, deskLog, socketTickets, notes, dispositions, outsideNumbers, handOffs];

export interface DeskStackProps extends StackProps {
  readonly config: Config;
  readonly ledger: Ledger;
  /** The ledger's function that tells desks what changed. */
  readonly teller: IFunction;
  /** The flow of private chats; undefined where the config has none. */
  readonly chatConsultFlowArn: string | undefined;
}

/** What people open: the desk and the report page, the API they ask, and how they sign in. */
export class DeskStack extends Stack {
  constructor(scope: Construct, id: string, { config, ledger, teller, chatConsultFlowArn, ...props }: DeskStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: desk, report page and API', ...props });
    const instance = instanceOf(config);
    const signIn = signInOf(this, config);
    const api = new Api(this, 'Api');
    const rules = { instance: instance.origin, signIn: signIn.origins, framedBy: framersOf(config) };
    const limits = new Limits(this, 'Limits', ledger);
    const frontDoor = config.desk.webAclArn === undefined ? undefined : new FrontDoor(this, 'FrontDoor');
    const sockets = new Sockets(this, 'Sockets', { ledger, limits, frontDoor });
    sockets.mayBeSentToBy(teller);
    const site = new Site(this, 'Site', { api, sockets, rules, desk: config.desk, frontDoor });
    const origins = [site.origin, ...config.desk.origins];
    sockets.openTo(origins);
    const { clientId, audience } = signIn.client(origins);

    api.trust(signIn.issuer, audiencesOf(audience, config.identity), config.identity);
    const parts = { api, config, ledger, limits, frontDoor };
    for (const add of ROUTED) add(this, parts);
    chatConsults(this, parts, chatConsultFlowArn);
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
      ...(config.crm === undefined ? {} : { commandsFrom: config.crm.origins }),
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
  #approve(deskOrigin: string, config: Config): void {
    const { instance, desk, approvedOrigins, approvedBefore } = config;
    const all = [...desk.origins, ...framersOf(config), ...approvedOrigins];
    const wanted = new Set(all.filter((origin) => !approvedBefore.includes(origin)));
    const desired = new CfnApprovedOrigin(this, 'DeskOrigin', { instanceId: instance.arn, origin: deskOrigin });
    const further = [...wanted].map(
      (origin) => new CfnApprovedOrigin(this, stableId('origin', origin), { instanceId: instance.arn, origin }),
    );
    inOrder([desired, ...further]);
  }
}

/** Pages that may frame the desk; those that may command it are among them. */
const framersOf = ({ desk, crm }: Config): readonly string[] => [...desk.framedBy, ...(crm?.origins ?? [])];
