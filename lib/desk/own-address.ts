import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Distribution, type DistributionProps, SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';

type Desk = Pick<Config['desk'], 'domainName' | 'certificateArn' | 'hostedZone' | 'webAclArn'>;

/** What a distribution needs to answer at the centre's own name, behind its own firewall; nothing where the config has neither. */
export function addressOf(scope: Construct, { domainName, certificateArn, webAclArn }: Desk): Partial<DistributionProps> {
  return {
    ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
    ...(domainName === undefined || certificateArn === undefined
      ? {}
      : {
          domainNames: [domainName],
          certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
  };
}

/** The name's records in its hosted zone, for both kinds of addresses. */
export class AddressRecords extends Construct {
  constructor(scope: Construct, id: string, { domainName, hostedZone }: Desk, distribution: Distribution) {
    super(scope, id);
    if (domainName === undefined || hostedZone === undefined) return;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: hostedZone.id, zoneName: hostedZone.name });
    const record = { zone, recordName: `${domainName}.`, target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)) };
    new ARecord(this, 'A', record);
    new AaaaRecord(this, 'Aaaa', record);
  }
}
