import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A desk in a process of its own, as an operator starts it. */
export interface DeskProcess {
  readonly url: string;
  /** Ends it, and waits until it has ended. @default 'SIGTERM' */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the built desk with these settings; it is killed when the test ends. */
export async function aProcess(settings: Readonly<Record<string, string>>): Promise<DeskProcess> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'silent', ...settings };
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: Buffer): void => {
      output += text.toString();
      const [, found] = /serves GraphQL at (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`the desk did not start:\n${output}`)));
  });
  return {
    url,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}
