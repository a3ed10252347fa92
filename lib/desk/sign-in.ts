import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, FeaturePlan, Mfa, OAuthScope, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ownNames } from '../config/own-names.ts';
import type { Config } from '../config/schema.ts';
import { acknowledge } from '../constructs/acknowledge.ts';

/** How people sign in to the desk: any OpenID Connect issuer. */
export interface SignIn {
  readonly issuer: string;
  /** Origins the page talks to while somebody signs in. */
  readonly origins: readonly string[];
  /** The desk's client there, once it is known at which addresses the desk is opened. */
  client(deskOrigins: readonly string[]): Client;
}

interface Client {
  readonly clientId: string;
  /** What access tokens carry as aud, or as client_id where they have no aud. */
  readonly audience: string;
}

/** The issuer of the config, or a Cognito user pool when it names none. */
export function signInOf(scope: Construct, config: Config): SignIn {
  const { issuer, audience = '', clientId = audience, origins } = config.identity;
  if (issuer === undefined) return new CognitoSignIn(scope, 'SignIn', config);
  return { issuer, origins: origins ?? [new URL(issuer).origin], client: () => ({ clientId, audience }) };
}

/** What the desk asks the issuer for, and where it finds the login. */
export const askedFor = ({ scopes, claim, audienceAs }: Config['identity'], audience: string) => ({
  scope: scopes.join(' '),
  loginClaim: claim,
  ...(audienceAs === undefined ? {} : { [audienceAs]: audience }),
});

/** A user pool with its hosted sign-in page. Its user names must be the Connect logins. */
class CognitoSignIn extends Construct implements SignIn {
  readonly issuer: string;
  readonly origins: readonly string[];
  readonly #pool: UserPool;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.#pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reason =
      'The plus plan is paid for each user; a second factor is required instead. A centre with more needs names its own issuer.';
    acknowledge(this.#pool, reason, 'AwsSolutions-COG8');
    new CfnUserPoolGroup(this, 'Supervisors', { userPoolId: this.#pool.userPoolId, groupName: config.identity.supervisorGroup });
    const { region } = Stack.of(this);
    const domain = this.#pool.addDomain('Page', { cognitoDomain: { domainPrefix: ownNames(config).signInDomain } });
    this.issuer = Fn.join('', ['https://cognito-idp.', region, '.amazonaws.com/', this.#pool.userPoolId]);
    this.origins = [`https://cognito-idp.${region}.amazonaws.com`, domain.baseUrl()];
  }

  client(deskOrigins: readonly string[]): Client {
    const pages = deskOrigins.flatMap((origin) => [`${origin}/`, `${origin}/report/`]);
    const client = new UserPoolClient(this, 'Desk', {
      userPool: this.#pool,
      generateSecret: false,
      authFlows: {},
      preventUserExistenceErrors: true,
      oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID], callbackUrls: pages, logoutUrls: pages },
    });
    return { clientId: client.userPoolClientId, audience: client.userPoolClientId };
  }
}
