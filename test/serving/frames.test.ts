import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { envelopeOf, framesOf } from '../../src/serving/frames.js';

/** What a client's library reads, of which a close frame is the end. */
async function read(frames: Buffer): Promise<readonly unknown[]> {
  const server = new WebSocketServer({ port: 0 });
  onTestFinished(() => server.close());
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: unknown[] = [];
  client.on('message', (data, isBinary) => heard.push(isBinary ? data : JSON.parse(String(data))));
  const [webSocket, { socket }] = (await once(server, 'connection')) as [WebSocket, IncomingMessage];
  socket.write(frames);
  webSocket.close();
  await once(client, 'close');
  return heard;
}

describe('frames', () => {
  const envelope = envelopeOf('"é');
  const ofLength = (length: number): string => JSON.stringify('x'.repeat(length - envelope.length - 1 - 2));

  test.each([125, 126, 127, 65_535, 65_536, 70_000])(
    'of %i bytes are read as the messages they are, also one behind the other',
    async (length) => {
      const texts = [ofLength(length), '{"data":"한글"}', ofLength(length)];
      const heard = await read(
        framesOf(
          envelope,
          texts.map((text) => ({ json: Buffer.from(text) })),
        ),
      );
      expect(heard).toEqual(texts.map((text) => ({ id: '"é', type: 'next', payload: JSON.parse(text) as unknown })));
    },
  );
});
