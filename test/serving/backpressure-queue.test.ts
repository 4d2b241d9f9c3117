import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { BackpressureQueue } from '../../src/serving/backpressure-queue.js';

/** Two ends of a connection. */
async function aConnection(): Promise<readonly [writer: Socket, reader: Socket]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [writer] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => void (writer.destroy(), reader.destroy(), server.close()));
  return [writer, reader];
}

test.each([8192, 32_768, 131_072])(
  'L7 with a bound of %i bytes all get through to a reader who paused, one by one and in order',
  async (most) => {
    const [writer, reader] = await aConnection();
    const queue = new BackpressureQueue(writer, most);
    reader.pause();
    const passed: number[] = [];
    let mostWaiting = 0;
    const all = Array.from({ length: 800 }, async (_, i) => {
      await queue.turn({});
      mostWaiting = Math.max(mostWaiting, writer.writableLength);
      passed.push(i);
      writer.write(Buffer.alloc(9000));
    });
    await expect.poll(() => writer.writableNeedDrain).toBe(true);
    reader.resume();
    await Promise.all(all);
    expect(passed).toEqual(passed.map((_, i) => i));
    expect(mostWaiting).toBeLessThanOrEqual(Math.max(most, writer.writableHighWaterMark));
  },
);

test('L10 a writer with nothing more to write does not wait, and none waits for a connection that is gone', async () => {
  const [writer, reader] = await aConnection();
  const queue = new BackpressureQueue(writer, 0);
  reader.pause();
  while (!writer.writableNeedDrain) writer.write(Buffer.alloc(100_000));
  const [one, other] = [{}, {}];
  const waiting = [queue.turn(one), queue.turn(other)];
  queue.release(one);
  await waiting[0];
  writer.destroy();
  expect(await Promise.all(waiting)).toHaveLength(2);
});
