import * as z from 'zod';
import type { Format } from './formats.ts';
import type { ConfigProblem } from './problem.ts';

/** CloudFront takes certificates and firewalls of this Region alone (CloudFront Developer Guide, Requirements for certificates; WAF, scope CLOUDFRONT). */
const REGION_OF_CLOUDFRONT = 'us-east-1';

const DOMAIN_NAME: Format = {
  pattern: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  wanted: 'a name in small letters, without https://: desk.example.com',
};
const CERTIFICATE_ARN: Format = {
  pattern: new RegExp(`^arn:aws:acm:${REGION_OF_CLOUDFRONT}:\\d{12}:certificate/[A-Za-z0-9-]{1,64}$`),
  wanted: `the ARN of a certificate in ${REGION_OF_CLOUDFRONT}, where CloudFront takes it from: arn:aws:acm:${REGION_OF_CLOUDFRONT}:<account>:certificate/<id>`,
};
const WEB_ACL_ARN: Format = {
  pattern: new RegExp(`^arn:aws:wafv2:${REGION_OF_CLOUDFRONT}:\\d{12}:global/webacl/[A-Za-z0-9_-]{1,128}/[A-Za-z0-9-]{1,64}$`),
  wanted: `the ARN of a web ACL for CloudFront, which lies in ${REGION_OF_CLOUDFRONT}: arn:aws:wafv2:${REGION_OF_CLOUDFRONT}:<account>:global/webacl/<name>/<id>`,
};
const ZONE_ID: Format = { pattern: /^Z[A-Z0-9]{1,31}$/, wanted: 'the id of a hosted zone: Z...' };

const word = ({ pattern, wanted }: Format, description: string) =>
  z.string({ error: wanted }).regex(pattern, { error: wanted }).meta({ description }).optional();

/** The fields of `desk` that give it the centre's own address, and a firewall. */
export const ownAddress = {
  domainName: word(DOMAIN_NAME, "The desk's own name. Left out: an address of CloudFront."),
  certificateArn: word(CERTIFICATE_ARN, 'The certificate of that name, in us-east-1.'),
  hostedZone: z
    .strictObject({
      id: z.string({ error: ZONE_ID.wanted }).regex(ZONE_ID.pattern, { error: ZONE_ID.wanted }),
      name: z.string({ error: DOMAIN_NAME.wanted }).regex(DOMAIN_NAME.pattern, { error: DOMAIN_NAME.wanted }),
    })
    .meta({
      description:
        'The hosted zone of Route 53 that the name is written into. Left out: you write it yourself, as a CNAME to the output DistributionName.',
    })
    .optional(),
  webAclArn: word(WEB_ACL_ARN, 'A firewall of yours in front of desk and API. Left out: there is none.'),
};

/** What of it can be read in a config that may be wrong. */
export interface AddressDraft {
  readonly domainName?: string | undefined;
  readonly certificateArn?: string | undefined;
  readonly hostedZone?: { readonly name?: string | undefined } | undefined;
}

/** A name needs a certificate, and what belongs to a name needs one. */
export function halfAnAddress({ domainName, certificateArn, hostedZone }: AddressDraft): ConfigProblem[] {
  const at = (field: string, got: string | undefined, wanted: string): ConfigProblem => ({ path: ['desk', field], got, wanted });
  if (domainName === undefined) {
    return [
      ...(certificateArn === undefined ? [] : [at('certificateArn', certificateArn, 'nothing, or a desk.domainName beside it')]),
      ...(hostedZone === undefined ? [] : [at('hostedZone', hostedZone.name, 'nothing, or a desk.domainName beside it')]),
    ];
  }
  const zone = hostedZone?.name;
  const isOutside = zone !== undefined && domainName !== zone && !domainName.endsWith(`.${zone}`);
  return [
    ...(certificateArn === undefined ? [at('certificateArn', certificateArn, CERTIFICATE_ARN.wanted)] : []),
    ...(isOutside ? [at('hostedZone', zone, `the zone that ${domainName} is in`)] : []),
  ];
}
