import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, permissionsPolicy } from '../../../lib/desk/content-security-policy.ts';

const RULES = { instance: 'https://acme.my.connect.aws', signIn: ['https://id.example.com'], framedBy: [] };
const directives = (rules = RULES) =>
  Object.fromEntries(
    contentSecurityPolicy(rules)
      .split('; ')
      .map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  );

describe('contentSecurityPolicy', () => {
  test('allows nothing that is not named', () => {
    expect(directives()).toMatchObject({ 'default-src': ["'none'"], 'base-uri': ["'none'"] });
  });

  test('allows no inline script or style and no script of others', () => {
    expect(directives()).toMatchObject({ 'script-src': ["'self'"], 'style-src': ["'self'"] });
    expect(contentSecurityPolicy(RULES)).not.toContain('unsafe');
  });

  test('lets the page frame the instance and talk to it and to sign-in', () => {
    expect(directives()).toMatchObject({
      'frame-src': ['https://acme.my.connect.aws'],
      'connect-src': ["'self'", 'https://acme.my.connect.aws', 'https://id.example.com'],
    });
  });

  test.each([
    ['nobody frames the page unless the config says so', [], ["'none'"]],
    ['a CRM of the config may', ['https://crm.example.com'], ["'self'", 'https://crm.example.com']],
  ])('%s', (_, framedBy, wanted) => {
    expect(directives({ ...RULES, framedBy } as typeof RULES)['frame-ancestors']).toEqual(wanted);
  });
});

describe('permissionsPolicy', () => {
  test('hands the microphone to the frame of the instance and to nobody else', () => {
    expect(permissionsPolicy(RULES.instance)).toContain('microphone=(self "https://acme.my.connect.aws")');
    expect(permissionsPolicy(RULES.instance)).toContain('geolocation=()');
  });
});
