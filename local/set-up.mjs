// Sees to what every command needs: the packages and a Java runtime. Plain JavaScript on purpose: it runs on whatever Node npm has,
// before anything is installed. Prints only when there is something to do, to stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(ROOT, '.cache');
const STAMP = join(ROOT, 'node_modules', '.installed-from');
const UNPACKED_JRE = join(CACHE, 'jre');
const JAVA_WANTED = 17;
const NODE_WANTED = [22, 18];

const say = (text) => process.stderr.write(`${text}\n`);

function stop(text) {
  say(text);
  process.exit(1);
}

function timed(what, step) {
  const started = performance.now();
  say(`${what} ...`);
  step();
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', ...options });
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

// --- Packages: installed when they are missing or not those of the lock file.

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

// Packages behind a link are another checkout's: `npm ci` would empty them under its hands.
const linked = () => lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const installed = () => linked() || (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash());

function install() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const result = run(command, args, { env: { ...process.env, NODE_ENV: 'development' } });
  if (!result.ok) stop(`The packages could not be installed. npm ci said:\n${result.output.trim().slice(-2000)}`);
  writeFileSync(STAMP, lockHash());
}

// --- Node: the packages bring their own on Linux; elsewhere the one on the path must be new enough.

function nodeOfCommands() {
  const own = join(ROOT, 'node_modules', '.bin', 'node');
  return existsSync(own) ? own : 'node';
}

function checkNode() {
  const { output } = run(nodeOfCommands(), ['--version']);
  const [major = 0, minor = 0] = output.replace('v', '').split('.').map(Number);
  if (major > NODE_WANTED[0] || (major === NODE_WANTED[0] && minor >= NODE_WANTED[1])) return;
  stop(`Node ${NODE_WANTED.join('.')} or newer is needed, found ${output.trim() || 'none'}: install Node 24.`);
}

// --- Java: on the path, named by JAVA, unpacked here before, or to be had from the system's packages.

function javaVersion(command) {
  const { ok, output } = run(command, ['-version']);
  const match = ok ? /version "(?:1\.)?(\d+)/.exec(output) : null;
  return match ? Number(match[1]) : 0;
}

function unpackedJava() {
  const homes = join(UNPACKED_JRE, 'usr', 'lib', 'jvm');
  if (!existsSync(homes)) return undefined;
  return readdirSync(homes)
    .map((home) => join(homes, home, 'bin', 'java'))
    .find(existsSync);
}

const isRecent = (command) => Boolean(command) && javaVersion(command) >= JAVA_WANTED;
const hasJava = () => ['java', unpackedJava()].some(isRecent);

function checkNamedJava(command) {
  if (isRecent(command)) return;
  const found = javaVersion(command);
  stop(
    `JAVA names "${command}", which is ${found ? `Java ${found}` : 'no Java runtime that starts'}; DynamoDB Local needs Java ${JAVA_WANTED} or newer. Name another in JAVA, or unset it.`,
  );
}

function getJava() {
  if (run('apt-get', ['--version']).ok) {
    if (process.getuid?.() === 0) installJava();
    else unpackJava();
  }
  if (!hasJava()) {
    stop(
      `No Java ${JAVA_WANTED} or newer was found for DynamoDB Local. Install a JRE, or name one in JAVA, or set DYNAMODB_ENDPOINT to a DynamoDB Local that runs.`,
    );
  }
}

function installJava() {
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'default-jre-headless'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

// Without root the runtime's package is unpacked beside the project; its /etc links are pointed into the same tree by JAVA's own layout.
function unpackJava() {
  mkdirSync(UNPACKED_JRE, { recursive: true });
  const found = run('apt-cache', ['depends', '--recurse', '--no-suggests', '--no-recommends', 'default-jre-headless']).output;
  const runtime = /openjdk-\d+-jre-headless/.exec(found)?.[0];
  if (!runtime) return;
  run('apt-get', ['download', runtime], { cwd: UNPACKED_JRE });
  for (const file of readdirSync(UNPACKED_JRE).filter((name) => name.endsWith('.deb'))) {
    run('dpkg-deb', ['-x', file, '.'], { cwd: UNPACKED_JRE });
  }
  run('sh', ['-c', 'find . -lname "/etc/*" | while read -r link; do ln -sfn "$PWD$(readlink "$link")" "$link"; done'], {
    cwd: UNPACKED_JRE,
  });
}

if (!installed()) timed('Installing packages', install);
checkNode();
if (!process.argv.includes('--no-java') && !process.env.DYNAMODB_ENDPOINT) {
  if (process.env.JAVA) checkNamedJava(process.env.JAVA);
  else if (!hasJava()) timed('Getting a Java runtime for DynamoDB Local', getJava);
}
