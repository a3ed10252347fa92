import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import type { Api } from './api.ts';
import type { PageRules } from './content-security-policy.ts';
import type { FrontDoor } from './front-door.ts';
import { AddressRecords, addressOf } from './own-address.ts';
import { answerHeaders, pageHeaders } from './response-headers.ts';
import type { Sockets } from './sockets.ts';

/** Buckets know no folder pages: `/report/` is `/report/index.html` there. */
const FOLDER_PAGES = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}`;

export interface SiteProps {
  readonly api: Api;
  readonly sockets: Sockets;
  readonly rules: PageRules;
  readonly desk: Config['desk'];
  readonly frontDoor: FrontDoor | undefined;
}

/**
 * One address for the desk and its APIs, the centre's own or one of CloudFront: `/` and `/report/` from a private bucket, `/api/*` from the HTTP API, `/ws` from the WebSocket
 * API. One origin, so no CORS.
 */
export class Site extends Construct {
  readonly bucket: PrivateBucket;
  readonly distribution: Distribution;
  readonly origin: string;

  constructor(scope: Construct, id: string, { api, sockets, rules, desk, frontDoor }: SiteProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Files', { removalPolicy: RemovalPolicy.DESTROY });
    const responseHeadersPolicy = answerHeaders(this, 'AnswerHeaders');
    this.distribution = new Distribution(this, 'Distribution', {
      ...addressOf(this, desk),
      comment: 'Consult Call: the desk',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: this.#pages(rules),
      additionalBehaviors: {
        '/api/*': { ...passedOn(api.http, Stack.of(this), frontDoor), responseHeadersPolicy, allowedMethods: AllowedMethods.ALLOW_ALL },
        '/ws': { ...passedOn(sockets.api, Stack.of(this), frontDoor), responseHeadersPolicy },
      },
    });
    new AddressRecords(this, 'Address', desk, this.distribution);
    this.origin = `https://${desk.domainName ?? this.distribution.distributionDomainName}`;
    acknowledgeFindings(this);
  }

  #pages(rules: PageRules): BehaviorOptions {
    const folderPages = new EdgeFunction(this, 'FolderPages', {
      code: FunctionCode.fromInline(FOLDER_PAGES),
      runtime: FunctionRuntime.JS_2_0,
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: pageHeaders(this, 'Headers', rules),
      functionAssociations: [{ function: folderPages, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }
}

/** Nothing cached, every header but Host handed on, `Authorization` and those of WebSocket handshakes included. */
const passedOn = ({ apiId }: { readonly apiId: string }, { region, urlSuffix }: Stack, frontDoor?: FrontDoor): BehaviorOptions => ({
  origin: new HttpOrigin(Fn.join('', [apiId, '.execute-api.', region, '.', urlSuffix]), frontDoor && { customHeaders: frontDoor.headers }),
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
});

function acknowledgeFindings({ bucket, distribution }: Site): void {
  const logs =
    'An access log of CloudFront would hold addresses, contact ids, login hints and authorization codes; the API logs its requests without them.';
  acknowledge(distribution, logs, 'AwsSolutions-CFR3');
  acknowledge(bucket, "Holds the desk's public files only, and CloudFront alone may read them.", 'AwsSolutions-S1');
  acknowledge(distribution, 'A contact centre knows where its agents work, this product does not.', 'AwsSolutions-CFR1');
  const files =
    'Pages are public files, and the API is throttled and asks for a token: a firewall is for the owner to add, with its monthly cost.';
  acknowledge(distribution, files, 'AwsSolutions-CFR2');
  const certificate = "With CloudFront's own certificate CloudFront sets the oldest TLS itself; a certificate of one's own lifts it.";
  acknowledge(distribution, certificate, 'AwsSolutions-CFR4');
}
