/** The oldest Node that has all the desk uses: `Temporal`, `crypto.randomUUIDv7`. The same as `engines` in package.json. */
const OLDEST = [26, 10];

/** Ends the process with plain words when this Node is too old. It imports nothing, so that it runs on any. */
export function checkNodeVersion(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0]! || (major === OLDEST[0] && minor >= OLDEST[1]!)) return;
  process.stderr.write(
    `Ticketwire needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}, at ${process.execPath}.\n` +
      'In a checkout, `npm ci` brings the right one and `npm start` uses it. A deployment has to install it.\n',
  );
  process.exit(1);
}
