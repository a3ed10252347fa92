import { UnsupportedError } from '../errors.ts';
import { assetFiles } from '../s3/asset-files.ts';
import type { Bucket } from '../s3/bucket.ts';
import { contentTypeOf } from '../s3/content-type.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType } from './resource-type.ts';

const HEADERS = ['cache-control', 'content-type'];

/** CDK's `BucketDeployment`, done here instead of by its Python function. */
export const BUCKET_DEPLOYMENT: ResourceType = {
  type: 'Custom::CDKBucketDeployment',
  honours: [
    'SourceObjectKeys',
    'SourceMarkers',
    'SourceMarkersConfig',
    'DestinationBucketName',
    'DestinationBucketKeyPrefix',
    'SystemMetadata',
  ],
  ignores: {
    ...ignoring('the deployment is done by the local cloud itself', 'ServiceToken', 'SourceBucketNames', 'OutputObjectKeys'),
    ...ignoring('the bucket was empty before', 'Prune', 'RetainOnDelete'),
    ...ignoring('the distribution caches nothing', 'DistributionId', 'DistributionPaths', 'WaitForDistributionInvalidation'),
    ...ignoring("no metadata of one's own is ever read", 'UserMetadata'),
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const metadata = metadataOf(properties.part('SystemMetadata'));
    const bucket = account.buckets.get(properties.text('DestinationBucketName'));
    const prefix = properties.optionalText('DestinationBucketKeyPrefix');
    for (const [index, key] of properties.texts('SourceObjectKeys').entries()) {
      const markers = markersOf(properties, index);
      for (const [path, body] of assetFiles(account.assets.path(key)))
        put(bucket, prefix ? `${prefix}/${path}` : path, markers(body), metadata);
    }
    return { ref: physicalName(request), attributes: { DestinationBucketArn: bucket.arn } };
  },
};

interface Metadata {
  readonly contentType: string | null;
  readonly cacheControl: string | null;
}

function metadataOf(properties: Properties): Metadata {
  const other = Object.keys(properties.raw).find((name) => !HEADERS.includes(name));
  if (other !== undefined) throw new UnsupportedError(`the system metadata ${other} is not supported by the local cloud`);
  return { contentType: properties.optionalText('content-type'), cacheControl: properties.optionalText('cache-control') };
}

function put(bucket: Bucket, key: string, body: Buffer, { contentType, cacheControl }: Metadata): void {
  bucket.put(key, body, { contentType: contentType ?? contentTypeOf(key), cacheControl });
}

// Values known only at deployment stand in the files as markers; in JSON they are put in as the inside of a JSON string.
function markersOf(properties: Properties, index: number): (body: Buffer) => Buffer {
  const markers = Object.entries(properties.parts('SourceMarkers')[index]?.raw ?? {});
  const jsonEscape = properties.parts('SourceMarkersConfig')[index]?.flag('jsonEscape') ?? false;
  if (markers.length === 0) return (body) => body;
  return (body) =>
    Buffer.from(
      markers.reduce((text, [marker, value]) => {
        const written = jsonEscape ? JSON.stringify(String(value)).slice(1, -1) : String(value);
        return text.replaceAll(marker, () => written);
      }, body.toString('utf8')),
    );
}
