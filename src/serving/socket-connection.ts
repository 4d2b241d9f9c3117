import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AccessClaims } from '../domain/access/claims.js';
import { claimsOf, type CarryingSocket } from '../graphql/context.js';
import { tooMany, tooSlow } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { Ending } from '../realtime/subscription.js';
import { accept, answerOnce, isTurned, prepare, subscribe, type Runner } from './operations.js';
import { faultOf, tellEnding, tellErrors } from './told-errors.js';
import { Closing } from './close-codes.js';
import type { AnonymousSocket } from './anonymous.js';
import { corked } from './batched-writes.js';
import type { Line } from './connection-registry.js';
import { authorizationOf, messageOf, reasonOf } from './messages.js';
import type { Quota } from './quota.js';
import { LONGEST_ID, SocketOperation, toldUpTo, UNREAD, type OfSocket, type PeerLimits } from './socket-operation.js';
import { TokenBucket } from './token-bucket.js';
import { Turnstile } from './backpressure-queue.js';

/** One socket that speaks graphql-transport-ws. */
export class Peer implements Line, OfSocket, CarryingSocket {
  readonly #operations = new Map<string, SocketOperation>();
  /** Null once a token was presented. */
  #anonymous: AnonymousSocket | null;
  #turnstile: Turnstile | null = null;
  readonly #messages: TokenBucket;
  #state: 'new' | 'connecting' | 'open' | 'gone' = 'new';
  #claims: AccessClaims | null = null;
  /** Says that it is no longer among its person's. */
  #goes: () => void = () => {};
  #heard = true;
  #source: string | null = null;

  constructor(
    readonly webSocket: WebSocket,
    readonly tcp: Socket,
    private readonly runner: Runner,
    private readonly quota: Quota,
    admit: (socket: Peer) => AnonymousSocket,
    readonly limits: PeerLimits,
    private readonly address: string,
  ) {
    this.#anonymous = admit(this);
    this.#messages = new TokenBucket(limits.maxMessagesPerSecond, performance.now());
    webSocket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : String(data)).catch(this.#breaks));
    webSocket.on('ping', () => this.#isFlood());
    webSocket.on('pong', () => (this.#heard = !this.#isFlood()));
    webSocket.on('error', () => this.#leave()); // the library closes it, and says with which code
    webSocket.on('close', () => (this.#leave(), this.#anonymous?.leave()));
  }

  /** See `OfSocket`. */
  get turnstile(): Turnstile {
    this.#turnstile ??= new Turnstile(this.tcp, this.limits.maxBufferBytes / 2);
    return this.#turnstile;
  }

  /** See `Line`. */
  get operations(): number {
    return this.#operations.size;
  }

  /** Everything up to here that the peer watches has been sent; null while it watches nothing, or it is not known where something begins. */
  get position(): number | null {
    return toldUpTo([...this.#operations.values()]);
  }

  /** See `OfSession`. */
  get claims(): AccessClaims | null {
    return this.#claims;
  }

  /** See `CarryingSocket`. */
  get source(): string | null {
    if (this.#isGone()) return null;
    return (this.#source ??= `socket ${this.runner.house.newId()}`);
  }

  /** Stays open by a fresh token; what is watched goes on by it. */
  renew(claims: AccessClaims): void {
    if (this.#isGone()) return;
    if (!this.#claims && !this.#comes(claims)) throw tooMany(this.quota.refusal);
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

  /** See `OfSession`. */
  endSession(): void {
    this.#sayPosition();
    this.close(Closing.SESSION_ENDED, 'The token or its session has ended');
  }

  /** See `Line`. */
  drain(): void {
    this.#sayPosition();
    for (const operation of this.#operations.values()) if (operation.place) this.#end(operation);
    this.#state = 'gone';
  }

  /** See `Line`. */
  goodbye(): void {
    this.close(Closing.GOING_AWAY, 'The desk stops; connect again and go on after your last position');
  }

  /** Closes the socket. */
  close(code: number, reason: string): void {
    this.#leave();
    this.webSocket.close(code, reason);
  }

  /** See `Line`. */
  terminate(): void {
    this.webSocket.terminate();
  }

  async #receive(text: string): Promise<void> {
    if (this.#state === 'gone' || this.#isFlood()) return;
    this.#heard = true;
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
      claims = await claimsOf(this.runner.house, authorizationOf(params));
    } catch (fault) {
      const [error] = tellErrors([faultOf(fault)], this.runner.log); // so that a fault of ours is logged
      return this.close(CloseCode.Forbidden, reasonOf(error!));
    }
    if (this.#isGone()) return;
    if (claims && !this.#comes(claims)) return this.close(Closing.TOO_MANY_SOCKETS, this.quota.refusal);
    if (!claims && !this.#anonymous?.stay()) return this.#anonymous?.refuse();
    this.#claims = claims;
    this.#state = 'open';
    this.#send({ type: MessageType.ConnectionAck });
  }

  /** Is its person's from now on, and a sign of life of theirs; false where they have as many as they may. */
  #comes({ personId }: AccessClaims): boolean {
    const makeRoom = this.quota.take(personId);
    if (!makeRoom) return false;
    this.#anonymous?.leave();
    this.#anonymous = null;
    const die = this.runner.house.signs.alive(personId);
    this.#goes = () => (makeRoom(), die());
    return true;
  }

  async #start({ id, payload }: SubscribeMessage): Promise<void> {
    if (this.#state !== 'open') return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (Buffer.byteLength(id) > LONGEST_ID)
      return this.close(CloseCode.BadRequest, `The id of an operation must be at most ${LONGEST_ID} bytes`);
    if (this.#operations.has(id))
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    const { log } = this.runner;
    const { maxOperations } = this.limits;
    if (this.#operations.size >= maxOperations)
      return this.#refuse(id, tellErrors([tooMany(`One socket may run at most ${maxOperations} operations.`)], log));
    const operation = new SocketOperation(id, this, this.runner.house.newOperation());
    this.#operations.set(id, operation);
    this.#count();
    try {
      await operation.begin(() => this.#run(operation, payload));
    } catch (fault) {
      this.refuse(operation, tellErrors([faultOf(fault)], log));
    }
  }

  async #run(operation: SocketOperation, payload: SubscribeMessage['payload']): Promise<void> {
    const { runner } = this;
    const accepted = accept(runner, payload);
    if (isTurned(accepted)) return this.refuse(operation, accepted.errors);
    operation.begins = accepted.kind === 'subscription';
    const prepared = await prepare(runner, accepted, this.#claims, { socket: this, address: this.address });
    if (operation.over) return;
    if (isTurned(prepared)) return this.refuse(operation, prepared.errors);
    if (!operation.begins) return this.#answerOnce(operation, await answerOnce(runner, prepared));
    const begun = await subscribe(runner, prepared, operation);
    if (isTurned(begun)) return this.refuse(operation, begun.errors);
    operation.begins = false;
    operation.place = begun;
    if (this.#claims) begun.belongTo(this.#claims); // renewed meanwhile
    if (operation.over) begun.leave();
    else if (this.#isGone()) this.#end(operation); // the desk stops: it goes on elsewhere
  }

  #answerOnce(operation: SocketOperation, result: object): void {
    if (operation.over) return;
    if (isTurned(result)) return this.refuse(operation, result.errors);
    if (operation.isFull) return this.refuse(operation, [tooSlow(null)]);
    this.#end(operation);
    const { id } = operation;
    this.#send({ id, type: MessageType.Next, payload: result });
    this.#send({ id, type: MessageType.Complete });
  }

  /** See `OfSocket`. */
  endFor(operation: SocketOperation, ending: Ending): void {
    if (ending.why === 'SESSION_ENDED') return this.endSession();
    this.refuse(operation, tellEnding(ending, operation.place?.position ?? null, this.runner.log));
  }

  #stop(id: string): void {
    const operation = this.#operations.get(id);
    if (operation) this.#end(operation);
  }

  /** See `OfSocket`. */
  refuse(operation: SocketOperation, payload: readonly GraphQLFormattedError[]): void {
    if (operation.over) return;
    this.#end(operation);
    this.#refuse(operation.id, payload);
  }

  #refuse(id: string, payload: readonly GraphQLFormattedError[]): void {
    this.#send({ id, type: MessageType.Error, payload });
  }

  #end(operation: SocketOperation): void {
    operation.leave();
    this.#turnstile?.release(operation);
    this.#operations.delete(operation.id);
    this.#count();
  }

  #count(): void {
    if (this.#operations.size > 2) return; // it was not alone before, either
    for (const operation of this.#operations.values()) operation.alone = this.#operations.size === 1;
  }

  #leave(): void {
    this.#state = 'gone';
    this.#anonymous?.closing();
    this.#goes();
    if (this.#source) this.runner.house.presence.leave(this.#source);
    for (const operation of this.#operations.values()) this.#end(operation);
  }

  #sayPosition(): void {
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
    if (this.tcp.writableLength > UNREAD * this.limits.maxBufferBytes) return this.webSocket.terminate();
    corked(this.tcp);
    this.webSocket.send(JSON.stringify(message));
  }

  #breaks = (fault: unknown): void => {
    tellErrors([faultOf(fault)], this.runner.log); // so that it is logged
    this.webSocket.terminate();
  };

  #isGone = (): boolean => this.#state === 'gone';
}
