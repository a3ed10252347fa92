import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { requiredText } from './properties.ts';

const ORIGIN = /^(https:\/\/[^/\s]+|http:\/\/localhost(:\d+)?)\/?$/;

/** AWS::Connect::ApprovedOrigin: a page that may frame the softphone: https, or http://localhost with a port. */
export const approvedOrigin =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const origin = requiredText(properties, 'Origin');
    if (!ORIGIN.test(origin) || origin.length > 267)
      throw new ResourceRefusedError('InvalidParameterException', `${origin} is no origin that may be approved`);
    const approved = origin.replace(/\/$/, '');
    if (core.registry.approvedOrigins.has(approved))
      throw new ResourceRefusedError('DuplicateResourceException', `${approved} is approved already`);
    core.registry.approvedOrigins.add(approved);
    return { ref: `${requiredText(properties, 'InstanceId')}|${origin}` };
  };
