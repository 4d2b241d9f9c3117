/** One answer, as UTF-8. */
interface Answer {
  readonly json: Buffer;
}

/** How an operation is called on the wire: its id as JSON, each byte of its UTF-8 as one character. */
export const wireNameOf = (id: string): string => Buffer.from(JSON.stringify(id)).toString('latin1');

const HEAD = Buffer.from('{"id":');
const MIDDLE = Buffer.from(',"type":"next","payload":');
const END = '}'.charCodeAt(0);
/** A whole message of text. */
const FIN_TEXT = 0x81;

/**
 * Answers as WebSocket frames, each a `next` message of graphql-transport-ws, all in one piece of memory: one write. A server's frames are
 * not masked (RFC 6455, 5.1), and nothing is compressed here, so that a frame is a length and the text. For the operations of many sockets
 * the frames differ in nothing but the operation's name, so they are made once and the name is written over.
 */
export class Frames {
  #frames: Buffer = Buffer.alloc(0);
  /** Where the names are. */
  readonly #names: number[] = [];
  #nameLength = -1;

  constructor(private readonly answers: readonly Answer[]) {}

  /** The frames for one operation. They hold until the next call, unless they are kept. */
  for(name: string): Buffer {
    if (name.length !== this.#nameLength) this.#make(name.length);
    for (let i = 0; i < this.#names.length; i += 1) this.#frames.write(name, this.#names[i]!, 'latin1');
    return this.#frames;
  }

  /** Leaves what `for` answered last as it is: somebody still needs it. */
  keep(): void {
    this.#nameLength = -1;
  }

  #make(nameLength: number): void {
    const around = HEAD.length + nameLength + MIDDLE.length + 1;
    const lengths = this.answers.map(({ json }) => around + json.length);
    this.#frames = Buffer.allocUnsafeSlow(lengths.reduce((sum, length) => sum + sizeOfHeader(length) + length, 0));
    this.#nameLength = nameLength;
    this.#names.length = 0;
    let at = 0;
    this.answers.forEach(({ json }, i) => {
      at = writeHeader(this.#frames, at, lengths[i]!);
      at += HEAD.copy(this.#frames, at);
      this.#names.push(at);
      at += nameLength;
      at += MIDDLE.copy(this.#frames, at);
      at += json.copy(this.#frames, at);
      this.#frames[at++] = END;
    });
  }
}

let last: { readonly answers: readonly Answer[]; readonly frames: Frames } | null = null;

/** The frames of answers. What one socket was told the next one is told, too: the last are remembered until others get a turn. */
export function framesOf(answers: readonly Answer[]): Frames {
  if (last === null) setImmediate(() => (last = null));
  if (last?.answers !== answers) last = { answers, frames: new Frames(answers) };
  return last.frames;
}

const sizeOfHeader = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FIN_TEXT;
  if (length < 126) return frames.writeUInt8(length, at + 1);
  frames[at + 1] = length < 65_536 ? 126 : 127;
  return length < 65_536 ? frames.writeUInt16BE(length, at + 2) : frames.writeBigUInt64BE(BigInt(length), at + 2);
}
