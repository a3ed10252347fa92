import { readFileSync } from 'node:fs';
import { TemplateError, UnsupportedError } from '../errors.ts';

/** One entry of a template's `Resources`. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
}

/** One entry of a template's `Parameters`. */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
}

/** One entry of a template's `Outputs`. */
export interface TemplateOutput {
  readonly Value: unknown;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

/** A CloudFormation template as far as it is read here. */
export interface Template {
  readonly Parameters: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs: Readonly<Record<string, TemplateOutput>>;
}

/** CloudFormation quotas, of a template that lies in S3. */
const LIMITS = { bytes: 1_000_000, entries: { Resources: 500, Outputs: 200, Parameters: 200, Mappings: 200 } } as const;

const READ = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'];
// `Rules` holds CDK's check of the bootstrap version alone; there is no bootstrap stack on a laptop.
const SKIPPED = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Rules'];
const READ_OF_RESOURCE = ['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy'];
// Nothing is updated here, so what is to happen then has no meaning.
const SKIPPED_OF_RESOURCE = ['Metadata', 'UpdateReplacePolicy'];

/**
 * Reads a template's file.
 * @throws UnsupportedError for a section or resource attribute that is not handled; TemplateError without resources.
 */
export function readTemplate(file: string): Template {
  const text = readFileSync(file, 'utf8');
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.bytes) throw new TemplateError(`${file}: the template has ${bytes} bytes; CloudFormation takes ${LIMITS.bytes}.`);
  return parseTemplate(JSON.parse(text), file);
}

/** As `readTemplate`, from an object; `where` names it in errors. */
export function parseTemplate(raw: Readonly<Record<string, unknown>>, where: string): Template {
  refuseOthers(raw, [...READ, ...SKIPPED], `${where}: template section`);
  const template = { Parameters: {}, Mappings: {}, Conditions: {}, Resources: {}, Outputs: {}, ...raw } as Template;
  if (Object.keys(template.Resources).length === 0) throw new TemplateError(`${where}: the template has no resources.`);
  for (const [section, most] of Object.entries(LIMITS.entries)) {
    const count = Object.keys(template[section as keyof typeof LIMITS.entries]).length;
    if (count > most) throw new TemplateError(`${where}: the template has ${count} ${section}; CloudFormation takes ${most}.`);
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    if (typeof resource.Type !== 'string') throw new TemplateError(`${where}: ${logicalId} has no Type.`);
    refuseOthers(resource, [...READ_OF_RESOURCE, ...SKIPPED_OF_RESOURCE], `${where}: ${logicalId}, attribute`);
  }
  return template;
}

function refuseOthers(object: object, known: readonly string[], what: string): void {
  const other = Object.keys(object).find((key) => !known.includes(key));
  if (other !== undefined) throw new UnsupportedError(`${what} ${other} is not supported by the local cloud.`);
}
