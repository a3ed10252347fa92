import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError, UnsupportedError } from '../errors.ts';

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      { readonly source: { readonly path?: string }; readonly destinations: Readonly<Record<string, { readonly objectKey: string }>> }
    >
  >;
  readonly dockerImages?: Readonly<Record<string, unknown>>;
}

/** The files and folders of an assembly by the S3 key under which a deploy would upload them. */
export class AssetCatalogue {
  readonly #paths = new Map<string, string>();

  /** Reads one asset manifest; relative paths start at `folder`. */
  addManifest(folder: string, manifestFile: string): void {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as AssetManifest;
    const images = Object.keys(manifest.dockerImages ?? {});
    if (images.length > 0) throw new UnsupportedError(`${manifestFile}: container image assets are not run by the local cloud.`);
    for (const { source, destinations } of Object.values(manifest.files ?? {})) {
      if (source.path === undefined) continue;
      for (const { objectKey } of Object.values(destinations)) this.#paths.set(objectKey, join(folder, source.path));
    }
  }

  /**
   * The file or folder uploaded under this key.
   * @throws TemplateError when the assembly has none.
   */
  path(objectKey: string): string {
    const path = this.#paths.get(objectKey);
    if (path === undefined) throw new TemplateError(`The assembly has no asset with the key ${objectKey}.`);
    return path;
  }
}
