import { TemplateError } from '../errors.ts';

/** A resource's or sub-object's resolved properties, read by kind; CloudFormation takes numbers and booleans as text, too. */
export class Properties {
  readonly raw: Readonly<Record<string, unknown>>;

  constructor(raw: unknown) {
    this.raw = (raw ?? {}) as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined;
  }

  /** @throws TemplateError when it is missing */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === null) throw new TemplateError(`the property ${name} is missing`);
    return value;
  }

  optionalText(name: string): string | null {
    const value = this.raw[name];
    return value === undefined ? null : String(value);
  }

  number(name: string, fallback: number): number {
    const value = this.raw[name];
    if (value === undefined) return fallback;
    const number = Number(value);
    if (Number.isNaN(number)) throw new TemplateError(`the property ${name} is no number: ${String(value)}`);
    return number;
  }

  flag(name: string, fallback = false): boolean {
    const value = this.raw[name];
    return value === undefined ? fallback : value === true || value === 'true';
  }

  texts(name: string): string[] {
    return [this.raw[name] ?? []].flat().map(String);
  }

  /** A sub-object; empty when it is missing. */
  part(name: string): Properties {
    return new Properties(this.raw[name]);
  }

  parts(name: string): Properties[] {
    return ((this.raw[name] ?? []) as readonly unknown[]).map((part) => new Properties(part));
  }
}
