import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Turnstile } from '../../src/serving/backpressure-queue.js';

/** Two ends of a connection. */
async function aLine(): Promise<readonly [line: Socket, reader: Socket]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [line] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => void (line.destroy(), reader.destroy(), server.close()));
  return [line, reader];
}

test.each([8192, 32_768, 131_072])(
  'L7 with a bound of %i bytes all get through to a reader who paused, one by one and in order',
  async (most) => {
    const [line, reader] = await aLine();
    const turnstile = new Turnstile(line, most);
    reader.pause();
    const passed: number[] = [];
    let mostWaiting = 0;
    const all = Array.from({ length: 800 }, async (_, i) => {
      await turnstile.pass({});
      mostWaiting = Math.max(mostWaiting, line.writableLength);
      passed.push(i);
      line.write(Buffer.alloc(9000));
    });
    await expect.poll(() => line.writableNeedDrain).toBe(true);
    reader.resume();
    await Promise.all(all);
    expect(passed).toEqual(passed.map((_, i) => i));
    expect(mostWaiting).toBeLessThanOrEqual(Math.max(most, line.writableHighWaterMark));
  },
);

test('L10 who has nothing more to say does not wait, and nobody waits for a line that is gone', async () => {
  const [line, reader] = await aLine();
  const turnstile = new Turnstile(line, 0);
  reader.pause();
  while (!line.writableNeedDrain) line.write(Buffer.alloc(100_000));
  const [one, other] = [{}, {}];
  const waiting = [turnstile.pass(one), turnstile.pass(other)];
  turnstile.release(one);
  await waiting[0];
  line.destroy();
  expect(await Promise.all(waiting)).toHaveLength(2);
});
