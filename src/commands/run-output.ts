/** Prints the result of a command, or why there is none, and answers the exit code. */
export function finish(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

/** Prints what a command does meanwhile: beside its result, so that the result alone can be piped. */
export const step = (line: string): void => void process.stderr.write(`${line}\n`);
