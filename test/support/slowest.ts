import type { Reporter, TestModule } from 'vitest/node';

const COUNT = 10;

const secondsOf = (module: TestModule): number => {
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  return (duration + collectDuration + setupDuration) / 1000;
};

/** Prints the slowest files of a run, for they decide how long it takes. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slowest = modules.toSorted((one, other) => secondsOf(other) - secondsOf(one)).slice(0, COUNT);
    const lines = slowest.map((module) => `${secondsOf(module).toFixed(1).padStart(8)} s  ${module.relativeModuleId}`);
    if (modules.length > COUNT) process.stdout.write(`\n The ${COUNT} slowest files\n${lines.join('\n')}\n\n`);
  }
}
