import { describe, expect, test } from 'vitest';
import { type Phone, PhoneError } from '../../softphone/call/phone.ts';
import { directoryReader } from '../../softphone/read-directory.ts';
import type { Directory } from '../../softphone/view/desk-props.ts';
import { BOB } from './support/endpoints.ts';
import { fakePhone } from './support/fake-phone.ts';

function reading(endpoints: () => ReturnType<Phone['endpoints']>) {
  const told: Directory[] = [];
  let asked = 0;
  const phone: Phone = {
    ...fakePhone(),
    endpoints: () => {
      asked += 1;
      return endpoints();
    },
  };
  const read = directoryReader(phone, (directory) => told.push(directory));
  const settle = async () => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return { told, read, settle, asked: () => asked };
}

describe('reading who can be asked', () => {
  test('says that it reads, and then whom it found', async () => {
    const { told, read, settle } = reading(async () => [BOB]);
    read();
    await settle();
    expect(told).toEqual([{ status: 'reading' }, { status: 'read', endpoints: [BOB] }]);
  });

  test('shows what it knew until it is read anew', async () => {
    const { told, read, settle } = reading(async () => [BOB]);
    read();
    await settle();
    read();
    await settle();
    expect(told.map(({ status }) => status)).toEqual(['reading', 'read', 'read']);
  });

  test('reads once for all who ask at the same time', async () => {
    const { read, settle, asked } = reading(async () => []);
    read();
    read();
    await settle();
    expect(asked()).toBe(1);
  });

  test('a failure says why, and the next reading may work', async () => {
    const answers = [Promise.reject(new PhoneError('no-answer', '')), Promise.resolve([BOB])];
    const { told, read, settle } = reading(() => answers.shift() ?? Promise.resolve([]));
    read();
    await settle();
    read();
    await settle();
    expect(told.map((directory) => (directory.status === 'failed' ? directory.code : directory.status))).toEqual([
      'reading',
      'no-answer',
      'reading',
      'read',
    ]);
  });
});
