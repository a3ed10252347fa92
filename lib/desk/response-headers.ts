import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentSecurityPolicy, type PageRules, permissionsPolicy } from './content-security-policy.ts';

/** A year, as browsers ask for their lists. */
const TLS_ONLY = { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true };

/** The headers of every answer of the APIs, errors of the gateways among them: only over TLS, and never taken for another kind of content. */
export const answerHeaders = (scope: Construct, id: string): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, id, {
    comment: 'Consult Call: the APIs of the desk',
    securityHeadersBehavior: { contentTypeOptions: { override: true }, strictTransportSecurity: TLS_ONLY },
  });

/** The headers of every page and file of the desk. */
export function pageHeaders(scope: Construct, id: string, rules: PageRules): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'Consult Call: the desk',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(rules), override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: TLS_ONLY,
      // Browsers that know frame-ancestors pay no heed to it; for the others there is no list, only none or same origin.
      ...(rules.framedBy.length === 0 && { frameOptions: { frameOption: HeadersFrameOption.DENY, override: true } }),
    },
    customHeadersBehavior: { customHeaders: [{ header: 'Permissions-Policy', value: permissionsPolicy(rules.instance), override: true }] },
  });
}
