import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AccessClaims } from '../domain/access/claims.js';
import { claimsOf, type RenewableSocket } from '../graphql/context.js';
import { tooMany, tooSlow } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { Ending } from '../realtime/sink.js';
import { accept, answerOnce, isRejected, prepare, subscribe, type Runner } from './operations.js';
import { faultOf, formatEnding, formatErrors } from './formatted-errors.js';
import { Closing } from './close-codes.js';
import type { AnonymousSocket } from './anonymous.js';
import { BackpressureQueue } from './backpressure-queue.js';
import { batchWrites } from './batched-writes.js';
import type { Connection } from './connection-registry.js';
import { authorizationOf, messageOf, reasonOf } from './messages.js';
import type { Quota } from './quota.js';
import { MAX_ID_BYTES, MAX_UNREAD_BOUNDS, positionOf, SocketOperation, type OfSocket } from './socket-operation.js';
import { TokenBucket } from './token-bucket.js';

/** One socket that speaks graphql-transport-ws. */
export class SocketConnection implements Connection, OfSocket, RenewableSocket {
  readonly #operations = new Map<string, SocketOperation>();
  /** Null once a token was presented. */
  #anonymous: AnonymousSocket | null;
  #backpressure: BackpressureQueue | null = null;
  readonly #messages: TokenBucket;
  #state: 'new' | 'connecting' | 'open' | 'gone' = 'new';
  #claims: AccessClaims | null = null;
  /** Takes it from its person's connections. */
  #leavePerson: () => void = () => {};
  /** Whether the client sent anything since the last heartbeat. */
  #isAlive = true;
  #source: string | null = null;

  constructor(
    readonly webSocket: WebSocket,
    readonly tcp: Socket,
    private readonly runner: Runner,
    private readonly quota: Quota,
    admit: (socket: SocketConnection) => AnonymousSocket,
    readonly limits: OfSocket['limits'],
    private readonly address: string,
  ) {
    this.#anonymous = admit(this);
    this.#messages = new TokenBucket(limits.maxMessagesPerSecond, performance.now());
    webSocket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : String(data)).catch(this.#breaks));
    webSocket.on('ping', () => this.#isFlood());
    webSocket.on('pong', () => (this.#isAlive = !this.#isFlood()));
    webSocket.on('error', () => this.#leave()); // the library closes it, and says with which code
    webSocket.on('close', () => (this.#leave(), this.#anonymous?.leave()));
  }

  /** See `OfSocket`. */
  get backpressure(): BackpressureQueue {
    this.#backpressure ??= new BackpressureQueue(this.tcp, this.limits.maxBufferBytes / 2);
    return this.#backpressure;
  }

  /** See `Connection`. */
  get operations(): number {
    return this.#operations.size;
  }

  /** All messages up to here have been sent; null without a subscription, or while it is not known where one begins. */
  get position(): number | null {
    return positionOf([...this.#operations.values()]);
  }

  /** See `OfSession`. */
  get claims(): AccessClaims | null {
    return this.#claims;
  }

  /** See `RenewableSocket`. */
  get source(): string | null {
    if (this.#isGone()) return null;
    return (this.#source ??= `socket ${this.runner.services.newId()}`);
  }

  /** Stays open by a fresh token; subscriptions go on by it. */
  renew(claims: AccessClaims): void {
    if (this.#isGone()) return;
    if (!this.#claims && !this.#joinPerson(claims)) throw tooMany(this.quota.refusal);
    this.#claims = claims;
    for (const { subscriber } of this.#operations.values()) subscriber?.renew(claims);
  }

  /** Sends a heartbeat with the position; a client that sent nothing since the last one is gone. */
  ping(): void {
    if (!this.#isAlive) return this.webSocket.terminate();
    this.#isAlive = false;
    this.webSocket.ping();
    this.#sendPosition();
  }

  /** See `OfSession`. */
  endSession(): void {
    this.#sendPosition();
    this.close(Closing.SESSION_ENDED, 'The token or its session has ended');
  }

  /** See `Connection`. */
  drain(): void {
    this.#sendPosition();
    for (const operation of this.#operations.values()) if (operation.subscriber) this.#complete(operation);
    this.#state = 'gone';
  }

  /** See `Connection`. */
  goAway(): void {
    this.close(Closing.GOING_AWAY, 'The desk stops; connect again and go on after your last position');
  }

  /** Closes the socket. */
  close(code: number, reason: string): void {
    this.#leave();
    this.webSocket.close(code, reason);
  }

  /** See `Connection`. */
  terminate(): void {
    this.webSocket.terminate();
  }

  async #receive(text: string): Promise<void> {
    if (this.#state === 'gone' || this.#isFlood()) return;
    this.#isAlive = true;
    const message = messageOf(text, this.runner.documents.rules.maxInputDepth);
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

  /** Counts what comes, and closes the socket when it is too much. */
  #isFlood(): boolean {
    if (this.#messages.take(performance.now())) return false;
    const { maxMessagesPerSecond } = this.limits;
    this.close(Closing.POLICY_VIOLATION, `One socket may send at most ${maxMessagesPerSecond} messages a second`);
    return true;
  }

  async #connect(params: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (this.#state !== 'new')
      return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.#state = 'connecting';
    let claims: AccessClaims | null;
    try {
      claims = await claimsOf(this.runner.services, authorizationOf(params));
    } catch (fault) {
      const [error] = formatErrors([faultOf(fault)], this.runner.log); // so that a fault of ours is logged
      return this.close(CloseCode.Forbidden, reasonOf(error!));
    }
    if (this.#isGone()) return;
    if (claims && !this.#joinPerson(claims)) return this.close(Closing.TOO_MANY_SOCKETS, this.quota.refusal);
    if (!claims && !this.#anonymous?.stay()) return this.#anonymous?.refuse();
    this.#claims = claims;
    this.#state = 'open';
    this.#send({ type: MessageType.ConnectionAck });
  }

  /** Is its person's from now on, and keeps them present; false where they have as many as they may. */
  #joinPerson(person: AccessClaims): boolean {
    const giveBack = this.quota.take(person.personId);
    if (!giveBack) return false;
    this.#anonymous?.leave();
    this.#anonymous = null;
    const closed = this.runner.services.heartbeats.opened(person);
    this.#leavePerson = () => (giveBack(), closed());
    return true;
  }

  async #start({ id, payload }: SubscribeMessage): Promise<void> {
    if (this.#state !== 'open') return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (Buffer.byteLength(id) > MAX_ID_BYTES)
      return this.close(CloseCode.BadRequest, `The id of an operation must be at most ${MAX_ID_BYTES} bytes`);
    if (this.#operations.has(id))
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    const { log } = this.runner;
    const { maxOperations: most } = this.limits;
    if (this.#operations.size >= most)
      return this.#sendError(id, formatErrors([tooMany(`One socket may run at most ${most} operations.`)], log));
    const operation = new SocketOperation(id, this, this.runner.services.newOperation());
    this.#operations.set(id, operation);
    this.#count();
    try {
      await operation.begin(() => this.#run(operation, payload));
    } catch (fault) {
      this.error(operation, formatErrors([faultOf(fault)], log));
    }
  }

  async #run(operation: SocketOperation, payload: SubscribeMessage['payload']): Promise<void> {
    const { runner } = this;
    const accepted = accept(runner, payload);
    if (isRejected(accepted)) return this.error(operation, accepted.errors);
    operation.isBeginning = accepted.kind === 'subscription';
    const prepared = await prepare(runner, accepted, this.#claims, { socket: this, address: this.address });
    if (operation.isOver) return;
    if (isRejected(prepared)) return this.error(operation, prepared.errors);
    if (!operation.isBeginning) return this.#answerOnce(operation, await answerOnce(runner, prepared));
    const begun = await subscribe(runner, prepared, operation);
    if (isRejected(begun)) return this.error(operation, begun.errors);
    operation.isBeginning = false;
    operation.subscriber = begun;
    if (this.#claims) begun.renew(this.#claims); // renewed meanwhile
    if (operation.isOver) begun.complete();
    else if (this.#isGone()) this.#complete(operation); // the server stops: it goes on elsewhere
  }

  #answerOnce(operation: SocketOperation, result: object): void {
    if (operation.isOver) return;
    if (isRejected(result)) return this.error(operation, result.errors);
    if (operation.isFull) return this.error(operation, [tooSlow(null)]);
    this.#complete(operation);
    const { id } = operation;
    this.#send({ id, type: MessageType.Next, payload: result });
    this.#send({ id, type: MessageType.Complete });
  }

  /** See `OfSocket`. */
  end(operation: SocketOperation, ending: Ending): void {
    if (ending.why === 'SESSION_ENDED') return this.endSession();
    this.error(operation, formatEnding(ending, operation.subscriber?.position ?? null, this.runner.log));
  }

  #stop(id: string): void {
    const operation = this.#operations.get(id);
    if (operation) this.#complete(operation);
  }

  /** See `OfSocket`. */
  error(operation: SocketOperation, payload: readonly GraphQLFormattedError[]): void {
    if (operation.isOver) return;
    this.#complete(operation);
    this.#sendError(operation.id, payload);
  }

  #sendError(id: string, payload: readonly GraphQLFormattedError[]): void {
    this.#send({ id, type: MessageType.Error, payload });
  }

  #complete(operation: SocketOperation): void {
    operation.complete();
    this.#backpressure?.release(operation);
    this.#operations.delete(operation.id);
    this.#count();
  }

  #count(): void {
    if (this.#operations.size > 2) return; // it was not alone before, either
    for (const operation of this.#operations.values()) operation.isAlone = this.#operations.size === 1;
  }

  #leave(): void {
    this.#state = 'gone';
    this.#anonymous?.closing();
    this.#leavePerson();
    if (this.#source) this.runner.services.presence.leave(this.#source);
    for (const operation of this.#operations.values()) this.#complete(operation);
  }

  #sendPosition(): void {
    const { position } = this;
    if (this.#state !== 'open') return;
    this.#send({
      type: MessageType.Ping,
      ...(position !== null && { payload: { position: Position.serialize(position) } }),
    });
  }

  /** What is sent within one tick goes out as one. */
  #send(message: object): void {
    if (this.webSocket.readyState !== this.webSocket.OPEN) return;
    if (this.tcp.writableLength > MAX_UNREAD_BOUNDS * this.limits.maxBufferBytes) return this.webSocket.terminate();
    batchWrites(this.tcp);
    this.webSocket.send(JSON.stringify(message));
  }

  #breaks = (fault: unknown): void => {
    formatErrors([faultOf(fault)], this.runner.log); // so that it is logged
    this.webSocket.terminate();
  };

  #isGone = (): boolean => this.#state === 'gone';
}
