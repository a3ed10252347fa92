import type { Endpoint } from '../../../softphone/call/endpoint.ts';

export const BOB: Endpoint = { kind: 'agent', arn: 'qc/bob', name: 'Bob', number: null };
export const BILLING: Endpoint = { kind: 'queue', arn: 'qc/billing', name: 'Billing', number: null };
export const SUPPLIER: Endpoint = { kind: 'external', arn: 'qc/supplier', name: 'Supplier', number: '+12065550199' };
