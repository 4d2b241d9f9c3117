import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AccessClaims } from '../domain/access/claims.js';
import { claimsOf, hasEnded } from '../graphql/context.js';
import { ended, tooMany, tooSlow } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { Ear, Ending, Place, Told } from '../realtime/watch.js';
import { answerOnce, faultOf, isTurned, prepare, subscribe, type Runner } from './operations.js';
import { tellErrors } from './told-errors.js';
import { corked } from './corked.js';
import { envelopeOf, framesOf } from './frames.js';
import { drained } from './drained.js';
import type { Line } from './lines.js';
import { authorizationOf, messageOf } from './messages.js';

/** Closes a socket whose token or session has ended. Clients may come back at once, with a token that works. */
const SESSION_ENDED = 4410;
/** Closes a socket because the desk stops: what was running goes on elsewhere. */
const GOING_AWAY = 1001;

/** Operations one socket may run at once. */
const MOST_OPERATIONS = 100;

/** Limits of one socket. */
export interface PeerLimits {
  readonly maxBufferBytes: number;
  readonly connectionInitWaitMs: number;
}

interface Operation {
  readonly envelope: Buffer;
  /** Where a subscription stands; null for what answers once, and until it has begun. */
  place: Place | null;
}

/** One socket that speaks graphql-transport-ws. */
export class Peer implements Line {
  readonly #operations = new Map<string, Operation>();
  readonly #initWait: NodeJS.Timeout;
  #state: 'new' | 'connecting' | 'open' | 'gone' = 'new';
  #claims: AccessClaims | null = null;
  /** Says that its sign of life is over. */
  #goes: () => void = () => {};
  #heard = true;

  constructor(
    private readonly webSocket: WebSocket,
    private readonly tcp: Socket,
    private readonly runner: Runner,
    private readonly limits: PeerLimits,
  ) {
    this.#initWait = setTimeout(
      () => this.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
      limits.connectionInitWaitMs,
    );
    webSocket.on('message', (data, isBinary) => void this.#receive(isBinary ? '' : String(data)));
    webSocket.on('pong', () => (this.#heard = true));
    webSocket.on('error', () => webSocket.terminate()); // bytes that are no WebSocket: there is nobody to tell
    webSocket.on('close', () => this.#leave());
  }

  /** See `Line`. */
  get operations(): number {
    return this.#operations.size;
  }

  /** Everything up to here that the peer watches has been sent; null while it watches nothing. */
  get position(): number | null {
    const positions = [...this.#operations.values()].flatMap(({ place }) => place?.position ?? []);
    return positions.length > 0 ? Math.min(...positions) : null;
  }

  /** Whose token the socket was opened with. */
  get claims(): AccessClaims | null {
    return this.#claims;
  }

  /** Stays open by a fresh token; what is watched goes on by it. */
  renew(claims: AccessClaims): void {
    this.#claims = claims;
    for (const { place } of this.#operations.values()) place?.belongTo(claims);
  }

  /** Asks for a sign of life, and says where the peer stands; who gave none since the last time is gone. */
  ping(): void {
    if (!this.#heard) return this.webSocket.terminate();
    this.#heard = false;
    this.webSocket.ping();
    this.#sayPosition();
  }

  /** See `Line`. */
  checkToken(): void {
    if (hasEnded(this.runner.house, this.#claims)) this.#endSession();
  }

  /** See `Line`. */
  drain(): void {
    this.#sayPosition();
    for (const [id, { place }] of this.#operations)
      if (place) {
        place.leave();
        this.#operations.delete(id);
      }
    this.#state = 'gone';
  }

  /** See `Line`. */
  goodbye(): void {
    this.close(GOING_AWAY, 'The desk stops; connect again and go on after your last position');
  }

  /** Closes the socket. A reason may be told in 123 bytes. */
  close(code: number, reason: string): void {
    this.#leave();
    this.webSocket.close(code, reason);
  }

  /** See `Line`. */
  terminate(): void {
    this.webSocket.terminate();
  }

  async #receive(text: string): Promise<void> {
    if (this.#state === 'gone') return;
    this.#heard = true;
    const message = messageOf(text);
    switch (message?.type) {
      case MessageType.ConnectionInit:
        return this.#connect(message.payload);
      case MessageType.Ping:
        return this.#send({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) });
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.#start(message);
      case MessageType.Complete:
        return this.#stop(message.id);
      default: // also what only a server may say
        this.close(CloseCode.BadRequest, 'Invalid message received');
    }
  }

  async #connect(params: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (this.#state !== 'new')
      return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.#state = 'connecting';
    try {
      this.#claims = await claimsOf(this.runner.house, authorizationOf(params));
    } catch (fault) {
      tellErrors([faultOf(fault)], this.runner.log); // so that a fault of ours is logged
      return this.close(CloseCode.Forbidden, 'Forbidden');
    }
    if (this.#isGone()) return;
    clearTimeout(this.#initWait);
    this.#state = 'open';
    if (this.#claims) this.#goes = this.runner.house.signs.alive(this.#claims.personId);
    this.#send({ type: MessageType.ConnectionAck });
  }

  async #start({ id, payload }: SubscribeMessage): Promise<void> {
    if (this.#state !== 'open') return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.#operations.has(id))
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id.slice(0, 80)} already exists`);
    const { log } = this.runner;
    if (this.#operations.size >= MOST_OPERATIONS)
      return this.#refuse(id, tellErrors([tooMany(`One socket may run at most ${MOST_OPERATIONS} operations.`)], log));
    const operation: Operation = { envelope: envelopeOf(id), place: null };
    this.#operations.set(id, operation);
    try {
      await this.#run(id, operation, payload);
    } catch (fault) {
      if (this.#isRunning(id, operation)) this.#refuse(id, tellErrors([faultOf(fault)], log));
    }
  }

  async #run(id: string, operation: Operation, payload: SubscribeMessage['payload']): Promise<void> {
    const { runner } = this;
    const prepared = await prepare(runner, payload, this.#claims, { socket: this });
    if (!this.#isRunning(id, operation)) return;
    if (isTurned(prepared)) return this.#refuse(id, prepared.errors);
    if (prepared.kind !== 'subscription') return this.#answerOnce(id, operation, await answerOnce(runner, prepared));
    const begun = await subscribe(runner, prepared, this.#earOf(id, operation));
    if (isTurned(begun)) return this.#isRunning(id, operation) ? this.#refuse(id, begun.errors) : undefined;
    if (this.#isRunning(id, operation)) operation.place = begun;
    else begun.leave();
  }

  #answerOnce(id: string, operation: Operation, result: unknown): void {
    if (!this.#isRunning(id, operation)) return;
    this.#operations.delete(id);
    if (this.#isFull()) return this.#refuse(id, [tooSlow(null)]);
    this.#sendText(`${operation.envelope.toString()}${JSON.stringify(result)}}`);
    this.#send({ id, type: MessageType.Complete });
  }

  #earOf(id: string, operation: Operation): Ear {
    return {
      hear: (told) => this.#tell(id, operation, told),
      ready: () => drained(this.tcp, () => !this.#isGone() && this.tcp.writableLength > this.limits.maxBufferBytes / 2),
      end: (ending) => this.#endFor(id, operation, ending),
    };
  }

  #tell(id: string, operation: Operation, told: readonly Told[]): void {
    if (!this.#isRunning(id, operation)) return;
    const { position } = told[0]!;
    if (this.#isFull()) return this.#giveUp(id, operation, position === null ? null : position - 1);
    if (this.webSocket.readyState !== this.webSocket.OPEN) return;
    if (this.#operations.size > 1) corked(this.tcp);
    this.tcp.write(framesOf(operation.envelope, told)); // past the library, which would write each on its own
  }

  /** Somebody reads too slowly: their subscription ends, with the position from which it can go on. */
  #giveUp(id: string, { place }: Operation, position: number | null): void {
    place?.leave();
    this.#refuse(id, [tooSlow(position)]);
  }

  #endFor(id: string, operation: Operation, ending: Ending): void {
    if (!this.#isRunning(id, operation)) return;
    if (ending.why === 'SESSION_ENDED') return this.#endSession();
    const [error] = tellErrors([faultOf(ending.fault)], this.runner.log);
    this.#refuse(id, [ended(error!, operation.place?.position ?? null)]);
  }

  #endSession(): void {
    this.#sayPosition();
    this.close(SESSION_ENDED, 'The token or its session has ended');
  }

  #stop(id: string): void {
    this.#operations.get(id)?.place?.leave();
    this.#operations.delete(id);
  }

  #refuse(id: string, payload: readonly GraphQLFormattedError[]): void {
    this.#operations.delete(id);
    this.#send({ id, type: MessageType.Error, payload });
  }

  #leave(): void {
    this.#state = 'gone';
    clearTimeout(this.#initWait);
    this.#goes();
    for (const { place } of this.#operations.values()) place?.leave();
    this.#operations.clear();
  }

  #sayPosition(): void {
    const { position } = this;
    if (this.#state !== 'open') return;
    this.#send({
      type: MessageType.Ping,
      ...(position !== null && { payload: { position: Position.serialize(position) } }),
    });
  }

  #send(message: object): void {
    this.#sendText(JSON.stringify(message));
  }

  /** What is sent within one tick goes out as one. */
  #sendText(text: string): void {
    if (this.webSocket.readyState !== this.webSocket.OPEN) return;
    corked(this.tcp);
    this.webSocket.send(text);
  }

  #isFull = (): boolean => this.tcp.writableLength > this.limits.maxBufferBytes;

  #isRunning = (id: string, operation: Operation): boolean => this.#operations.get(id) === operation;

  #isGone = (): boolean => this.#state === 'gone';
}
