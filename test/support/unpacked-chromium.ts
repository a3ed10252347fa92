import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));
const PACKAGE = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
const HOME = join(CACHE, 'chromium');

/** A browser to launch: the program and the environment it needs beside our own. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium that the npm package `@sparticuz/chromium` carries, unpacked under `.cache` on the first call (about 2 s, 250 MB).
 * Its own libraries and one font come along, so a machine without any of Chromium's system packages runs it. Linux on x64 only.
 */
export async function unpackedChromium(): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The bundled Chromium is for Linux on x64: install Chrome or Chromium, or set CHROME_PATH.');
  if (!(await exists(HOME))) await unpackInto(HOME);
  return {
    executablePath: join(HOME, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(HOME, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(HOME, 'fonts.conf'),
    },
  };
}

/** Unpacks beside the final place and renames: test workers that start together never see half a browser. */
async function unpackInto(home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, 'chromium-'));
  try {
    await fill(work);
    await rename(work, home);
  } catch (error) {
    // Another worker may have been first; then its browser is as good.
    if (!(await exists(home))) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fill(folder: string): Promise<void> {
  const bin = join(PACKAGE, 'bin');
  await unbrotli(join(bin, 'chromium.br'), join(folder, 'chromium'));
  for (const name of ['fonts', 'al2023', 'swiftshader']) await untar(join(bin, `${name}.tar.br`), folder);
  await chmod(join(folder, 'chromium'), 0o755);
  await writeFile(join(folder, 'fonts.conf'), FONTS_CONF);
}

const unbrotli = (from: string, to: string) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

// By way of a file: tar leaves at the archive's last entry, and a pipe into it would break while its padding is still written.
async function untar(from: string, into: string): Promise<void> {
  const archive = join(into, 'archive.tar');
  await unbrotli(from, archive);
  await promisify(execFile)('tar', ['-x', '-f', archive, '-C', into]);
  await rm(archive);
}

/** The same font on every machine: what a screenshot shows does not depend on what is installed. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${HOME}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${HOME}/fonts-cache</cachedir></fontconfig>
`;

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
