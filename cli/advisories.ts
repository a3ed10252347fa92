import { oneLine } from '../domain/text/one-line.ts';
import { askNpm } from './advisories/ask-npm.ts';
import { readAudit } from './advisories/read-audit.ts';
import { runCommand } from './command.ts';
import { CommandError } from './errors.ts';
import { say, warn } from './print/say.ts';

const HELP = `Asks the package registry's advisory service whether a security advisory names a version in package-lock.json.

  npm run -s advisories [-- --deployed]

It is not part of npm test: an answer changes from day to day and needs the registry. Run it before a release, and once a week in CI.

  --deployed   only the packages that deployed code and its deployment need, not those of tests
  --help       this text

Exit code 0: no advisory. 2: there are some, each on a line of stdout. 1: the service gave no answer.
`;

runCommand({
  help: HELP,
  options: { deployed: { type: 'boolean', default: false } },
  run: async ({ values: { deployed } }) => {
    const audit = readAudit(await askNpm({ deployed }));
    if (!audit.ok) throw new CommandError(noAnswer(audit.reason));
    for (const { severity, package: name, range, title, url } of audit.advisories)
      say(`${oneLine(`${severity}: ${name} ${range}: ${title} ${url}`)}\n`);
    warn(inAll(audit.advisories.length));
    return audit.advisories.length === 0 ? 0 : 2;
  },
});

const inAll = (count: number) =>
  count === 0
    ? 'No advisory names a version in package-lock.json.'
    : `${count} ${count === 1 ? 'advisory' : 'advisories'}. Next: npm audit says which version is not affected; pin it, run npm ci, then npm test.`;

const noAnswer = (reason: string) =>
  `The registry's advisory service gave no answer: ${reason}. Nothing is known about advisories now.
Next: run this where the registry can be reached, or name one that has the service: npm run advisories --registry=URL
(npm config get registry prints the one that was asked; mirrors often lack the service).`;
