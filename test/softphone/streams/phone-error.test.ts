import { describe, expect, test } from 'vitest';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { toPhoneError } from '../../../softphone/streams/phone-error.ts';

const json = (type: string) => JSON.stringify({ type, message: 'Agent alice +12065550142', stack: [], retryStatus: 'none' });

class StateError extends Error {
  override readonly name = 'StateError';
}

describe('a failure callback’s first argument', () => {
  test.each([
    ['a wrong state', json('InvalidStateException'), 'invalid-state'],
    ['too many parties', json('QuotaExceededException'), 'too-many-parties'],
    ['an endpoint that cannot be dialled', json('BadEndpointException'), 'bad-endpoint'],
    ['no permission', json('AccessDeniedException'), 'not-allowed'],
    ['an expired sign-in', json('UnauthorizedException'), 'signed-out'],
    ['a dead leg', json('ConnectionNotFoundException'), 'gone'],
    ['a lost link', json('SendDataFailedException'), 'link-lost'],
    ['an accept that was refused', 'error', 'not-accepted'],
    ['a contact that is gone', new StateError('Contact 1 no longer exists'), 'gone'],
    ['an unknown method', '"{}"', 'unknown'],
    ['a bare word', 'invalid_target_state', 'unknown'],
    ['a type nobody knows', json('InternalServiceError'), 'unknown'],
    ['nothing at all', undefined, 'unknown'],
    ['an object', { type: 'InvalidStateException' }, 'invalid-state'],
  ])('%s', (_name, failure, code) => {
    expect(toPhoneError(failure).code).toBe(code);
  });

  test('the service’s text, which may name people and numbers, is left behind', () => {
    expect(toPhoneError(json('InvalidStateException')).message).toBe('InvalidStateException');
  });

  test('an error of the phone stays as it is', () => {
    const error = new PhoneError('no-answer', '');
    expect(toPhoneError(error)).toBe(error);
  });
});
