import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { type RouteName, routeOf } from '../../contract/routes.ts';
import type { Config } from '../config/schema.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger, ReadAction } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';
import type { Api } from './api.ts';
import type { FrontDoor } from './front-door.ts';
import type { Limits } from './limits.ts';
import { permissionsFor } from './permissions.ts';

export interface ApiFunctionProps {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly limits: Limits;
  /** Undefined where the API answers every caller. */
  readonly frontDoor: FrontDoor | undefined;
  /** How it reads the table beside looking up logins. */
  readonly reads: readonly ReadAction[];
  /** What it writes there beside them. @default nothing */
  readonly writes?: readonly Writes[];
  /** What it is given beside the table, the instance and the claims of the token. @default nothing */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What the functions behind the API have in common, and the API itself. */
export interface RouteParts extends Pick<ApiFunctionProps, 'config' | 'ledger' | 'limits' | 'frontDoor'> {
  readonly api: Api;
}

/** A function that answers a route. It may find out which Connect user a login is, and remember that in the table. */
export class ApiFunction extends HouseFunction {
  /** The row of `contract/routes.ts` that it answers. */
  readonly route: RouteName;

  constructor(
    scope: Construct,
    name: RouteName,
    { config, ledger, limits, frontDoor, reads, writes = [], environment = {} }: ApiFunctionProps,
  ) {
    const { right, supervisors, limited } = routeOf(name);
    super(scope, name, {
      caller: 'http',
      timeout: Duration.seconds(10),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.instanceArn]: config.instance.arn,
        [ENV.identityClaim]: config.identity.claim,
        ...permissionsFor(config.identity, right),
        ...(supervisors ? supervisorsOf(config.identity) : {}),
        ...environment,
      },
    });
    this.route = name;
    ledger.allowReads(this, ...reads, 'dynamodb:GetItem');
    ledger.allowWrites(this, { actions: ['dynamodb:PutItem'], keys: [KEYS.logins] }, ...writes);
    limits.countedBy(this, limited);
    frontDoor?.guards(this);
    // The instance is the resource of this action, and it depends on the other (Service Authorization Reference, Amazon Connect; docs/decisions/190).
    this.allow(['connect:SearchUsers'], [config.instance.arn]);
    const users = `${config.instance.arn}/agent/*`;
    this.allow(['connect:DescribeUser'], [users]);
    this.acknowledgeWildcard('Any login of the instance may sign in, and is looked up by its name.', `Resource::${users}`);
  }
}

const supervisorsOf = ({ groupsClaim, supervisorGroup }: Config['identity']): Readonly<Record<string, string>> => ({
  [ENV.groupsClaim]: groupsClaim,
  [ENV.supervisorGroup]: supervisorGroup,
});
