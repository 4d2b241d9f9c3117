/** One message of a subscription, as UTF-8. */
interface Payload {
  readonly json: Buffer;
}

/** The id of an operation as it is written: as JSON, each byte of its UTF-8 as one character. */
export const wireIdOf = (id: string): string => Buffer.from(JSON.stringify(id)).toString('latin1');

const HEAD = Buffer.from('{"id":');
const MIDDLE = Buffer.from(',"type":"next","payload":');
const END = '}'.charCodeAt(0);
/** A whole message of text. */
const FIN_TEXT = 0x81;

/**
 * Messages as WebSocket frames, each a `next` of graphql-transport-ws, all in one piece of memory: one write. A server's frames are not
 * masked (RFC 6455, 5.1), and nothing is compressed here, so that a frame is a length and the text. For the operations of many sockets the
 * frames differ in nothing but the operation's id, so they are made once and the id is written over.
 *
 * Why by hand: through `ws` (8.23) a message that comes alone costs 3.5 µs of processor time instead of 2.7, one of a queue 1.5 instead of
 * 0.4 (docs/decisions/0010; bench/results/live.md measures the whole). Everything else on a socket goes through the library. Look again when
 * `ws` writes several messages by one write, or a frame that was made before.
 */
export class NextFrames {
  #frames: Buffer = Buffer.alloc(0);
  /** Where the ids are. */
  readonly #ids: number[] = [];
  #idLength = -1;

  constructor(private readonly payloads: readonly Payload[]) {}

  /** The frames for one operation, by its `wireIdOf`. They hold until the next call, unless they are kept. */
  for(id: string): Buffer {
    if (id.length !== this.#idLength) this.#make(id.length);
    for (let i = 0; i < this.#ids.length; i += 1) this.#frames.write(id, this.#ids[i]!, 'latin1');
    return this.#frames;
  }

  /** Leaves what `for` returned last as it is: a socket has not sent all of it yet. */
  keep(): void {
    this.#idLength = -1;
  }

  #make(idLength: number): void {
    const around = HEAD.length + idLength + MIDDLE.length + 1;
    const lengths = this.payloads.map(({ json }) => around + json.length);
    this.#frames = Buffer.allocUnsafeSlow(lengths.reduce((sum, length) => sum + sizeOfHeader(length) + length, 0));
    this.#idLength = idLength;
    this.#ids.length = 0;
    let at = 0;
    this.payloads.forEach(({ json }, i) => {
      at = writeHeader(this.#frames, at, lengths[i]!);
      at += HEAD.copy(this.#frames, at);
      this.#ids.push(at);
      at += idLength;
      at += MIDDLE.copy(this.#frames, at);
      at += json.copy(this.#frames, at);
      this.#frames[at++] = END;
    });
  }
}

let last: { readonly payloads: readonly Payload[]; readonly frames: NextFrames } | null = null;

/** The frames of messages. One socket after the other is sent the same: the last are remembered until others get a turn. */
export function framesOf(payloads: readonly Payload[]): NextFrames {
  if (last === null) setImmediate(() => (last = null));
  if (last?.payloads !== payloads) last = { payloads, frames: new NextFrames(payloads) };
  return last.frames;
}

const sizeOfHeader = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FIN_TEXT;
  if (length < 126) return frames.writeUInt8(length, at + 1);
  frames[at + 1] = length < 65_536 ? 126 : 127;
  return length < 65_536 ? frames.writeUInt16BE(length, at + 2) : frames.writeBigUInt64BE(BigInt(length), at + 2);
}
