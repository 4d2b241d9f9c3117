/** The envelope of an answer, up to the answer: a `next` message of graphql-transport-ws. */
export const envelopeOf = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);

const END = '}'.charCodeAt(0);
/** A whole message of text. */
const FIN_TEXT = 0x81;

/**
 * Answers as WebSocket frames, each in the envelope, all in one piece of memory: one write. A server's frames are not masked (RFC 6455, 5.1),
 * and nothing is compressed here, so that a frame is a length and the text.
 */
export function framesOf(envelope: Buffer, answers: readonly { readonly json: Buffer }[]): Buffer {
  const lengths = answers.map(({ json }) => envelope.length + json.length + 1);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + sizeOfHeader(length) + length, 0));
  let at = 0;
  answers.forEach(({ json }, i) => {
    at = writeHeader(frames, at, lengths[i]!);
    at += envelope.copy(frames, at);
    at += json.copy(frames, at);
    frames[at++] = END;
  });
  return frames;
}

const sizeOfHeader = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FIN_TEXT;
  if (length < 126) return frames.writeUInt8(length, at + 1);
  frames[at + 1] = length < 65_536 ? 126 : 127;
  return length < 65_536 ? frames.writeUInt16BE(length, at + 2) : frames.writeBigUInt64BE(BigInt(length), at + 2);
}
