import { parsePolicy } from '../iam/policy-document.ts';
import { Bucket } from '../s3/bucket.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType } from './resource-type.ts';

/** `AWS::S3::Bucket`, in memory. */
export const S3_BUCKET: ResourceType = {
  type: 'AWS::S3::Bucket',
  honours: ['BucketName', 'Tags'],
  ignores: {
    ...ignoring(ENCRYPTION, 'BucketEncryption'),
    ...ignoring('nobody outside this process reaches the bucket', 'PublicAccessBlockConfiguration', 'OwnershipControls', 'AccessControl'),
    ...ignoring('the bucket lives as long as this process', 'LifecycleConfiguration', 'VersioningConfiguration', 'ObjectLockEnabled'),
    ...ignoring('access is not logged', 'LoggingConfiguration'),
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const tags = properties.parts('Tags').map((tag) => tag.text('Key'));
    const name = properties.optionalText('BucketName') ?? physicalName(request, 63).toLowerCase();
    const arn = `arn:aws:s3:::${name}`;
    account.buckets.add(new Bucket({ stackName: request.stackName, logicalId: request.logicalId, name, arn, tags }));
    const domain = `${name}.s3.amazonaws.com`;
    const regionalDomain = `${name}.s3.${account.region}.amazonaws.com`;
    return { ref: name, attributes: { Arn: arn, DomainName: domain, RegionalDomainName: regionalDomain } };
  },
};

/** `AWS::S3::BucketPolicy`: asked when the distribution reads. */
export const S3_BUCKET_POLICY: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  honours: ['Bucket', 'PolicyDocument'],
  ignores: {},
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const bucket = account.buckets.get(properties.text('Bucket'));
    bucket.policy = parsePolicy(properties.raw.PolicyDocument, request.logicalId);
    return { ref: request.logicalId };
  },
};
