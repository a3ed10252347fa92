import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CACHE = join(import.meta.dirname, '../../../.cache');
const SOURCE = join(import.meta.dirname, 'LoopbackDynamoDb.java');
/** The oldest Java that DynamoDB Local runs on: what is compiled by a newer one runs there too. */
const RELEASE = '17';

/** The class that starts DynamoDB Local on the loopback address. */
export const LOOPBACK_CLASS = 'LoopbackDynamoDb';

/**
 * The folder of the compiled `LoopbackDynamoDb.java`; compiles it on the first call (about 3 s), under `.cache` by what it says.
 * @throws Error when the runtime has no compiler; the text says what to do
 */
export async function loopbackClasses(java: string, jar: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(SOURCE))
    .update(jar);
  const classes = join(CACHE, `loopback-dynamodb-${hash.digest('hex').slice(0, 12)}`);
  if (!(await exists(classes))) await compileInto(classes, java, jar);
  return classes;
}

/** Compiles beside the final place and renames: processes that start together never see half of it. */
async function compileInto(classes: string, java: string, jar: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, 'loopback-'));
  try {
    const compiler = ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '--release', RELEASE, '-cp', jar, '-d', work, SOURCE];
    await promisify(execFile)(java, compiler).catch(noCompiler(java));
    await rename(work, classes);
  } catch (error) {
    // Another process may have been first; then its classes are as good.
    if (!(await exists(classes))) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const noCompiler = (java: string) => (error: NodeJS.ErrnoException & { readonly stdout?: string; readonly stderr?: string }) => {
  if (error.code === 'ENOENT') throw notStarted(java);
  const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n')[0]?.slice(0, 300);
  throw new Error(
    `"${java}" could not compile what keeps DynamoDB Local on the loopback address: ${said}. ` +
      `Install a JDK ${RELEASE} or newer, name one in JAVA, or set DYNAMODB_ENDPOINT.`,
  );
};

/** What is said of a Java that is not there. */
export const notStarted = (java: string): Error =>
  new Error(`"${java}" could not be started: install Java 17 or newer for DynamoDB Local, name one in JAVA, or set DYNAMODB_ENDPOINT.`);

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
