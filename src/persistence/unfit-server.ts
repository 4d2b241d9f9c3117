/** A server that the data can't be kept on. The message is one sentence for the operator. */
export class UnfitServer extends Error {}
