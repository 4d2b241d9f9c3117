import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framesOf, wireIdOf } from '../../../src/serving/frames/next-frames.js';

/** What a client's library reads, of which a close frame is the end. */
async function read(frames: Buffer): Promise<readonly unknown[]> {
  const server = new WebSocketServer({ port: 0 });
  onTestFinished(() => server.close());
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const received: unknown[] = [];
  client.on('message', (data, isBinary) => received.push(isBinary ? data : JSON.parse(String(data))));
  const [webSocket, { socket }] = (await once(server, 'connection')) as [WebSocket, IncomingMessage];
  socket.write(frames);
  webSocket.close();
  await once(client, 'close');
  return received;
}

const payloadsOf = (texts: readonly string[]) => texts.map((text) => ({ json: Buffer.from(text) }));

const messages = (id: string, texts: readonly string[]) =>
  texts.map((text) => ({ id, type: 'next', payload: JSON.parse(text) as unknown }));

describe('frames', () => {
  const around = JSON.stringify({ id: '"é', type: 'next', payload: '' });
  const ofLength = (length: number): string => JSON.stringify('x'.repeat(length - Buffer.byteLength(around)));

  test.each([125, 126, 127, 65_535, 65_536, 70_000])(
    'of %i bytes are read as the messages they are, also one behind the other',
    async (length) => {
      const texts = [ofLength(length), '{"data":"한글"}', ofLength(length)];
      const frames = framesOf(payloadsOf(texts)).for(wireIdOf('"é'));
      expect(await read(frames)).toEqual(messages('"é', texts));
    },
  );

  test('for one operation after another bear the id of each, whatever its length', async () => {
    const texts = ['{"data":1}', '{"data":2}'];
    const frames = framesOf(payloadsOf(texts));
    for (const id of ['1', '2', 'é', 'long', '3', ''])
      expect(await read(frames.for(wireIdOf(id)))).toEqual(messages(id, texts));
  });

  test('that are kept stay as they are while others are made', async () => {
    const texts = ['{"data":1}'];
    const frames = framesOf(payloadsOf(texts));
    const first = frames.for(wireIdOf('1'));
    frames.keep();
    const second = frames.for(wireIdOf('2'));
    expect(await read(first)).toEqual(messages('1', texts));
    expect(await read(second)).toEqual(messages('2', texts));
  });

  test('of other messages are others', async () => {
    framesOf(payloadsOf(['{"data":1}'])).for(wireIdOf('1'));
    expect(await read(framesOf(payloadsOf(['{"data":2}'])).for(wireIdOf('1')))).toEqual(messages('1', ['{"data":2}']));
  });
});
