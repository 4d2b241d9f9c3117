import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Contestant } from './contestant.js';

/** Some 200 KB for each event, which nobody reads. */
const HEAVY = `subscription { ticketStatusChanged { position ticket {
  ${Array.from({ length: 20 }, (_, i) => `d${i}: description`).join(' ')} } } }`;

/** What somebody costs who does not read. */
export interface SlowReader {
  /** The most that the desk held for them, in bytes in use after a collection. */
  readonly heldBytes: number;
  /** After how many events it gave them up. */
  readonly events: number;
  /** Where they were told to go on. */
  readonly resumeAfter: string;
}

const isLast = (message: string): boolean => message.includes('"TOO_SLOW"');

/** Tells all who listen, and one who stopped reading, of one event after the other until the desk gives that one up. */
export async function slowReader(desk: Contestant): Promise<SlowReader> {
  const webSocket = new WebSocket(desk.served.url.href.replace('http', 'ws'), 'graphql-transport-ws');
  await once(webSocket, 'open');
  const messages: string[] = [];
  webSocket.on('message', (data) => messages.push(String(data)));
  const say = (message: object): void => webSocket.send(JSON.stringify(message));
  say({ type: 'connection_init', payload: { authorization: `Bearer ${desk.tokens[0]}` } });
  await once(webSocket, 'message');
  say({ id: 'slow', type: 'subscribe', payload: { query: HEAVY } });
  while (!messages.some((text) => text.includes('"next"'))) await desk.publish(1);
  const before = (await desk.served.usage(true)).usedBytes;
  webSocket.pause();

  const held: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    await desk.publish(1);
    held.push((await desk.served.usage(true)).usedBytes - before);
  }
  webSocket.resume();
  while (!messages.some(isLast)) await once(webSocket, 'message');
  const [, resumeAfter] = /"resumeAfter":"(\w+)"/.exec(messages.find(isLast)!)!;
  const delivered = messages.filter((text) => text.includes('"next"')).length;
  webSocket.terminate();
  return { heldBytes: Math.max(...held.slice(0, delivered)), events: delivered, resumeAfter: resumeAfter! };
}
