import { describe, expect, test } from 'vitest';
import { instanceOf } from '../../../lib/config/instance.ts';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { ARNS, config } from './valid-config.ts';

const at = (url: string) => instanceOf(parseConfig(config({ instance: { arn: ARNS.instance, url } }), 'test.json'));

describe('instanceOf', () => {
  test('takes the ARN apart', () => {
    const { id, partition, region, account } = at('https://acme.my.connect.aws');
    expect({ id, partition, region, account }).toEqual({
      id: '12345678-1234-4234-8234-123456789012',
      partition: 'aws',
      region: 'eu-central-1',
      account: '111122223333',
    });
  });

  test('is signed in to at its own page unless the config names another', () => {
    expect(at('https://acme.my.connect.aws')).not.toHaveProperty('loginUrl');
    const loginUrl = 'https://id.acme.example/app/connect/sso';
    expect(
      instanceOf(parseConfig(config({ instance: { arn: ARNS.instance, url: 'https://acme.my.connect.aws', loginUrl } }), 't')),
    ).toMatchObject({
      origin: 'https://acme.my.connect.aws',
      loginUrl,
    });
  });

  test.each([
    ['https://acme.my.connect.aws', 'https://acme.my.connect.aws', 'https://acme.my.connect.aws/ccp-v2/'],
    ['https://acme.my.connect.aws/home', 'https://acme.my.connect.aws', 'https://acme.my.connect.aws/ccp-v2/'],
    ['https://acme.awsapps.com/connect', 'https://acme.awsapps.com', 'https://acme.awsapps.com/connect/ccp-v2/'],
    ['https://acme.awsapps.com/connect/ccp-v2', 'https://acme.awsapps.com', 'https://acme.awsapps.com/connect/ccp-v2'],
    ['http://localhost:4502/ccp-v2/?agent={login}', 'http://localhost:4502', 'http://localhost:4502/ccp-v2/?agent={login}'],
  ])('%s comes from %s, its softphone is at %s', (url, origin, ccpUrl) => {
    expect(at(url)).toMatchObject({ origin, ccpUrl });
  });
});
