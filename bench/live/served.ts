import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Usage } from './measured.js';

const HERE = import.meta.dirname;

/** A server in a process of its own. */
export interface Served {
  readonly url: URL;
  /** What it has used; `collect` has it collect garbage first. */
  usage(collect?: boolean): Promise<Usage>;
  end(): Promise<void>;
}

/** Starts a program that says where it "serves GraphQL at". */
export async function serve(program: string, settings: Readonly<Record<string, string>>): Promise<Served> {
  const child = fork(path.resolve(program), {
    env: { PATH: process.env['PATH'], ...settings },
    execArgv: ['--expose-gc', '--import', path.join(HERE, 'measured.js')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const address = await addressOf(child);
  return {
    url: new URL(address),
    async usage(collect = false) {
      child.send(collect);
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`a server did not start: ${output}`)));
    child.stdout!.on('data', (text: Buffer) => {
      output += text.toString();
      const [, found] = /serves GraphQL at (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    });
  });
}
