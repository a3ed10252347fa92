import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ENV } from '../../contract/env.ts';
import { ARNS, resourcesOf, templatesOf } from './stacks.ts';

const { desk } = templatesOf();
const own = templatesOf({
  identity: { issuer: 'https://id.example.com/tenant', audience: 'api://desk', clientId: 'desk', claim: 'login', supervisorGroup: 'leads' },
  desk: { origins: ['https://desk.example.com'], framedBy: ['https://crm.example.com'] },
  approvedOrigins: ['https://desk.example.com'],
}).desk;

const distribution = (template: Template) =>
  Object.values(resourcesOf(template, 'AWS::CloudFront::Distribution'))[0]?.Properties.DistributionConfig;
const policyNamed = (template: Template, name: string) =>
  Object.entries(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy')).find(([id]) => id.startsWith(name));
const headers = (template: Template) => JSON.stringify(policyNamed(template, 'SiteHeaders')?.[1].Properties.ResponseHeadersPolicyConfig);
const origins = (template: Template) =>
  Object.values(resourcesOf(template, 'AWS::Connect::ApprovedOrigin')).map(({ Properties }) => Properties.Origin);

describe('the API', () => {
  test.each([
    ...['GET /api/contacts/{id}/tree', 'GET /api/reports/consults', 'GET /api/consults', 'GET /api/directory', 'GET /api/me'],
    ...['POST /api/actions', 'POST /api/socket-tickets'],
  ])('%s asks for an access token', (RouteKey) => {
    desk.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey, AuthorizationType: 'JWT', AuthorizationScopes: ['openid'] });
  });

  test.each(['note', 'disposition'])('%s of a contact is read and written with one', (what) => {
    for (const method of ['GET', 'PUT']) {
      const RouteKey = `${method} /api/contacts/{id}/${what}`;
      desk.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey, AuthorizationType: 'JWT', AuthorizationScopes: ['openid'] });
    }
  });

  test('has no other route, beside those of the sockets', () => {
    const keys = Object.values(resourcesOf(desk, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => String(Properties.RouteKey));
    expect(keys.filter((key) => !key.startsWith('$'))).toHaveLength(11);
    expect(keys.filter((key) => key.startsWith('$')).sort()).toEqual(['$connect', '$default', '$disconnect']);
  });

  test('takes tokens of the issuer for its audience', () => {
    own.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://id.example.com/tenant', Audience: ['api://desk'] },
    });
  });

  test('tells its functions who is a supervisor and where the login stands', () => {
    for (const name of ['getcontacttree', 'getconsultreport', 'getconsults', 'getme']) {
      expect(resourcesOf(own, 'AWS::Lambda::Function')[name]?.Properties.Environment).toEqual({
        Variables: {
          [ENV.tableName]: { 'Fn::ImportValue': expect.stringContaining('LedgerTable') },
          [ENV.limitsTable]: { Ref: expect.stringContaining('LimitsTable') },
          [ENV.instanceArn]: ARNS.instance,
          [ENV.identityClaim]: 'login',
          [ENV.groupsClaim]: 'cognito:groups',
          [ENV.supervisorGroup]: 'leads',
        },
      });
    }
  });

  test('tells the functions of notes what the config says of them', () => {
    const notes = { keepDays: 7, mask: ['long-digits'], mirror: false };
    const dispositions = [
      { queue: 'Support', required: true, codes: [{ code: 'solved', label: 'Solved' }] },
      {
        queue: 'Billing',
        codes: [
          { code: 'solved', label: 'Done' },
          { code: 'open', label: 'Open' },
        ],
      },
    ];
    const functions = resourcesOf(templatesOf({ notes, dispositions }).desk, 'AWS::Lambda::Function');
    const environmentOf = (id: string) => functions[id]?.Properties.Environment;
    expect(environmentOf('Notesputnote')).toMatchObject({
      Variables: { [ENV.notesMask]: '["long-digits"]', [ENV.notesKeepDays]: '7', [ENV.notesMirror]: 'false' },
    });
    expect(environmentOf('Dispositionsputdisposition')).toMatchObject({
      Variables: { [ENV.notesMask]: '["long-digits"]', [ENV.dispositionCodes]: '["solved","open"]', [ENV.retentionMonths]: '25' },
    });
  });

  test('tells the function of the log where the login stands, and how long facts are kept', () => {
    const id: string = 'logactions';
    expect(resourcesOf(own, 'AWS::Lambda::Function')[id]?.Properties.Environment).toEqual({
      Variables: {
        [ENV.tableName]: { 'Fn::ImportValue': expect.stringContaining('LedgerTable') },
        [ENV.limitsTable]: { Ref: expect.stringContaining('LimitsTable') },
        [ENV.instanceArn]: ARNS.instance,
        [ENV.retentionMonths]: '25',
        [ENV.identityClaim]: 'login',
      },
    });
  });

  test('the path of the sockets is the name of their stage, as CloudFront hands it on', () => {
    desk.hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: 'ws' });
  });

  test('is throttled, and its log holds neither path nor address', () => {
    const [stage] = Object.values(resourcesOf(desk, 'AWS::ApiGatewayV2::Stage'));
    expect(stage?.Properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 500 },
    });
    expect(JSON.stringify(stage?.Properties.AccessLogSettings)).not.toMatch(/context\.path|sourceIp|userAgent/);
  });

  // What API Gateway puts in for a variable, unescaped (Developer Guide, HTTP API logging variables); a variable without a row here is not known to be harmless.
  const LOGGED = {
    'a good request': { 'error.responseType': '-', status: '200', integrationStatus: '200' },
    'a token that is refused': { 'error.responseType': 'UNAUTHORIZED', status: '401', integrationStatus: '-' },
    'a function that fails': { 'error.responseType': '-', status: '500', integrationStatus: '500' },
  };
  const ALWAYS = {
    requestId: 'a1b2=',
    requestTime: '01/Dec/2026:10:00:00 +0000',
    routeKey: 'GET /api/contacts/{id}/tree',
    responseLatency: '12',
  };
  test.each(Object.entries(LOGGED))('logs %s as JSON', (_name, variables) => {
    const [stage] = Object.values(resourcesOf(desk, 'AWS::ApiGatewayV2::Stage'));
    const format = String((stage?.Properties.AccessLogSettings as { readonly Format?: string } | undefined)?.Format);
    const values: Readonly<Record<string, string>> = { ...ALWAYS, ...variables };
    const line = format.replaceAll(/\$context\.([\w.]+)/g, (_, variable: string) => values[variable] ?? `" is not known: ${variable}`);
    expect(JSON.parse(line)).toMatchObject({ status: variables.status, error: variables['error.responseType'] });
  });
});

describe('the site', () => {
  test('serves pages from a private bucket /api/* and /ws from the APIs, without cache and with the headers of the viewer', () => {
    expect(distribution(desk)).toMatchObject({
      DefaultRootObject: 'index.html',
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      CacheBehaviors: [
        {
          PathPattern: '/api/*',
          ViewerProtocolPolicy: 'https-only',
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        },
        {
          PathPattern: '/ws',
          ViewerProtocolPolicy: 'https-only',
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        },
      ],
    });
    desk.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('keeps no log of who asked for what: queries hold contact ids, login hints and authorization codes', () => {
    desk.allResourcesProperties('AWS::CloudFront::Distribution', { DistributionConfig: { Logging: Match.absent() } });
    desk.resourceCountIs('AWS::Logs::DeliverySource', 0);
    desk.allResourcesProperties('AWS::S3::Bucket', { LoggingConfiguration: Match.absent() });
  });

  test('/report/ is the page in that folder', () => {
    const [folderPages] = Object.values(resourcesOf(desk, 'AWS::CloudFront::Function'));
    const handler = new Function(`${folderPages?.Properties.FunctionCode}; return handler;`)() as (event: unknown) => { uri: string };
    const asked = (uri: string) => handler({ request: { uri } }).uri;
    expect(['/', '/report/', '/main.js', '/config.json'].map(asked)).toEqual([
      '/index.html',
      '/report/index.html',
      '/main.js',
      '/config.json',
    ]);
  });

  test('answers of both APIs are taken for nothing else, and asked for over TLS alone', () => {
    const [id, policy] = policyNamed(desk, 'SiteAnswerHeaders') ?? [];
    expect(policy?.Properties.ResponseHeadersPolicyConfig).toMatchObject({
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
      },
    });
    const { CacheBehaviors } = distribution(desk) as { CacheBehaviors: { ResponseHeadersPolicyId: object }[] };
    expect(CacheBehaviors.map(({ ResponseHeadersPolicyId }) => ResponseHeadersPolicyId)).toEqual(
      Array(2).fill({ Ref: expect.stringMatching(new RegExp(`^${id}`)) }),
    );
  });

  test('sockets are opened by the pages of the desk: its own address, and those of the config', () => {
    const environmentIn = (template: Template) => {
      const functions = Object.entries(resourcesOf(template, 'AWS::Lambda::Function'));
      return functions.find(([id]) => id.startsWith('Socketsonsocket'))?.[1].Properties.Environment;
    };
    const site = ['https://', { 'Fn::GetAtt': [expect.stringMatching(/^SiteDistribution/), 'DomainName'] }];
    expect(environmentIn(own)).toMatchObject({
      Variables: { [ENV.deskOrigins]: { 'Fn::Join': ['', [...site, ' https://desk.example.com']] } },
    });
    expect(environmentIn(desk)).toMatchObject({ Variables: { [ENV.deskOrigins]: { 'Fn::Join': ['', site] } } });
  });

  test('sends the policy of the page with every file', () => {
    expect(headers(own)).toContain("frame-ancestors 'self' https://crm.example.com");
    expect(headers(own)).toContain("connect-src 'self' https://acme.my.connect.aws https://id.example.com;");
    expect(headers(own)).not.toContain('FrameOptions');
    expect(headers(desk)).toContain('"FrameOptions":{"FrameOption":"DENY"');
  });

  test('has no name of the config in a public file', () => {
    const published = JSON.stringify(desk.findResources('Custom::CDKBucketDeployment'));
    expect(published).toContain('SourceObjectKeys');
    expect(published).not.toMatch(/Support|Ana|Courier/);
  });

  test('tells the desk where everything is', () => {
    const deployment = JSON.stringify(Object.values(own.findResources('Custom::CDKBucketDeployment'))[0]?.Properties);
    expect(deployment).toContain('no-cache');
    expect(own.findOutputs('*')).toMatchObject({ Issuer: { Value: 'https://id.example.com/tenant' }, ClientId: { Value: 'desk' } });
  });
});

describe('the instance lets embed its softphone', () => {
  test('the desk, wherever it is opened, and the pages of the config, each once', () => {
    const cloudFront = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [expect.stringMatching(/Distribution/), 'DomainName'] }]] };
    expect(origins(desk)).toEqual([cloudFront]);
    expect(origins(own)).toEqual([cloudFront, 'https://desk.example.com', 'https://crm.example.com']);
  });

  test('of those that the instance approved before none is approved again', () => {
    const approvedBefore = ['https://crm.example.com', 'https://elsewhere.example.com'];
    const { desk: beside } = templatesOf({ desk: { framedBy: ['https://crm.example.com'] }, approvedBefore });
    expect(origins(beside)).toHaveLength(1);
  });
});

describe('sign-in', () => {
  test('is by a user pool of its own when the config names no issuer: code flow only, no secret, a second factor', () => {
    desk.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    desk.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      GenerateSecret: false,
    });
    desk.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'supervisors' });
    desk.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
  });

  test('returns to the desk and the report page', () => {
    const [client] = Object.values(resourcesOf(desk, 'AWS::Cognito::UserPoolClient'));
    expect(JSON.stringify(client?.Properties.CallbackURLs)).toMatch(/DomainName"\]},"\/"\].*DomainName"\]},"\/report\/"\]/);
  });

  test('takes the pool as issuer and its client as audience', () => {
    desk.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: {
        Issuer: { 'Fn::Join': ['', ['https://cognito-idp.eu-central-1.amazonaws.com/', { Ref: Match.stringLikeRegexp('Users') }]] },
        Audience: [{ Ref: Match.stringLikeRegexp('^SignInDesk') }],
      },
    });
  });

  test('needs no pool when the config names an issuer', () => {
    own.resourceCountIs('AWS::Cognito::UserPool', 0);
  });
});

describe('at the centre’s own name', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-4234-8234-123456789012';
  const webAclArn = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/centre/a1';
  const named = templatesOf({
    desk: { domainName: 'desk.example.com', certificateArn, webAclArn, hostedZone: { id: 'Z0123456789', name: 'example.com' } },
  }).desk;

  test('the distribution answers to it with its certificate, modern TLS and the firewall of the config', () => {
    expect(distribution(named)).toMatchObject({
      Aliases: ['desk.example.com'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      WebACLId: webAclArn,
    });
    expect(distribution(desk)).not.toHaveProperty('Aliases');
    expect(distribution(desk)).not.toHaveProperty('WebACLId');
  });

  test('with a firewall the APIs answer only what came through the distribution', () => {
    const { Origins } = distribution(named) as {
      Origins: readonly { readonly OriginCustomHeaders?: readonly { readonly HeaderName: string }[] }[];
    };
    const headers = Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders.map(({ HeaderName }) => HeaderName));
    expect(headers).toEqual(['x-consult-call-front-door', 'x-consult-call-front-door']);
    const functions = (template: Template) =>
      Object.entries(resourcesOf(template, 'AWS::Lambda::Function')).map(([id, { Properties }]) => ({
        id,
        asks: JSON.stringify(Properties.Environment ?? {}).includes('FRONT_DOOR_SECRET_ARN'),
        isAsked: JSON.stringify(Properties.Environment ?? {}).includes('LIMITS_TABLE'),
      }));
    expect(functions(named).filter(({ asks, isAsked }) => asks !== isAsked)).toEqual([]);
    expect(functions(named).filter(({ asks }) => asks).length).toBeGreaterThan(10);
    expect(functions(desk).filter(({ asks }) => asks)).toEqual([]);
    expect(JSON.stringify(named.toJSON())).not.toMatch(/"x-consult-call-front-door","HeaderValue":"[^{]/);
  });

  test('the zone has its records for both kinds of addresses', () => {
    const records = Object.values(resourcesOf(named, 'AWS::Route53::RecordSet')).map(({ Properties }) => Properties);
    expect(records.map(({ Type, Name, HostedZoneId }) => [Type, Name, HostedZoneId])).toEqual([
      ['A', 'desk.example.com.', 'Z0123456789'],
      ['AAAA', 'desk.example.com.', 'Z0123456789'],
    ]);
    desk.resourceCountIs('AWS::Route53::RecordSet', 0);
  });

  test('people sign in there, and only there the softphone may be embedded', () => {
    expect(origins(named)).toEqual(['https://desk.example.com']);
    named.hasOutput('DeskUrl', { Value: 'https://desk.example.com/' });
    expect(JSON.stringify(Object.values(resourcesOf(named, 'AWS::Cognito::UserPoolClient')))).toContain('https://desk.example.com/');
  });
});
