import type { NumberKind } from '../../contract/number-kinds.ts';

/** A number outside the instance, read and understood. */
export interface OutsideNumber {
  readonly e164: string;
  /** ISO 3166-1 alpha-2; null where its calling code belongs to no single country. */
  readonly country: string | null;
  /** Null where its range is in no numbering plan that is known. */
  readonly kind: NumberKind | null;
}
