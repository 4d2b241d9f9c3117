#!/usr/bin/env node
// Nothing may be imported before the version is checked that an older Node doesn't have: it could only say where it stumbled.
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

const home = new URL('..', import.meta.url);
const { version, engines } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8'));

/** The same as src/node-version.ts, which can't be imported yet in a checkout: it isn't built. A test holds the two against each other. */
function checkNodeVersion() {
  const [oldest] = /[\d.]+\d/.exec(engines.node);
  const [atLeast, actual] = [oldest, process.versions.node].map((text) => text.split('.').map(Number));
  if (actual[0] > atLeast[0] || (actual[0] === atLeast[0] && actual[1] >= atLeast[1])) return;
  process.stderr.write(
    `Ticketwire needs Node ${atLeast[0]}.${atLeast[1]} or newer; this is ${process.versions.node}, at ${process.execPath}.\n` +
      'In a checkout, `npm ci` brings the right one and `npm start` uses it. A deployment has to install it.\n',
  );
  process.exit(1);
}

/** In a checkout as it stands in `src`, so that wrong usage is told before anything is built; else as it was built. */
const commandLine = () => {
  const source = new URL('src/command-line.ts', home);
  return import(existsSync(source) ? source.href : new URL('dist/command-line.js', home).href);
};

/** Builds `dist` if this is a checkout whose sources changed. Answers null when there is something to run, else the exit code. */
async function build(command) {
  const script = new URL('scripts/build.ts', home);
  if (!existsSync(script)) return null;
  const { build: buildDist, CantBuild } = await import(script.href);
  try {
    await buildDist((line) => void process.stderr.write(`${line}\n`));
    return null;
  } catch (fault) {
    if (!(fault instanceof CantBuild)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    if (!fault.signal) return 1;
    return command === 'start' ? 0 : 128 + constants.signals[fault.signal]; // a server that is told to stop has done as it was told
  }
}

/** A server that is stopped before it is loaded ends with 0. Once other handlers are installed, the signal is theirs. src/main.ts has it too. */
function leave(signal) {
  if (process.listenerCount(signal) === 1) process.exit(0);
}

/** Said when nothing is left to wait for though the command has not ended; Node would only show where it waits. src/main.ts has it too. */
function giveUp() {
  process.stderr.write(
    'The command did not end, and nothing is left that it could wait for: a fault of Ticketwire, please report it.\n',
  );
  process.exit(1);
}

checkNodeVersion();
const args = process.argv.slice(2);
if (args[0] === 'start') for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, leave);
process.on('beforeExit', giveUp);
const { readCommandLine, isEnding } = await commandLine();
const read = readCommandLine(args, version);
if (isEnding(read)) {
  (read.code === 0 ? process.stdout : process.stderr).write(read.text);
  process.exitCode = read.code;
} else {
  const code = await build(read.name);
  if (code === null) await (await import(new URL('dist/run.js', home).href)).run(args);
  else process.exitCode = code;
}
process.off('beforeExit', giveUp);
