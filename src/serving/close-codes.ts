/** With what the desk closes sockets, besides the codes that graphql-transport-ws has. */
export const Closing = {
  /** The desk stops: what was running goes on elsewhere. */
  GOING_AWAY: 1001,
  /** A client says more than it may, and would do the same again. */
  POLICY_VIOLATION: 1008,
  /** The token or its session has ended. Clients may come back at once, with a token that works. */
  SESSION_ENDED: 4410,
  /**
   * A person, or an address without a token, has as many sockets as they may. A code of our own: 4429 would fit, but is "Too many initialisation requests" to clients of the
   * protocol, who then give up, while here another try may find that an older socket is gone.
   */
  TOO_MANY_SOCKETS: 4420,
  /** A socket without a token has been open as long as it may. */
  ANONYMOUS_LIFE_OVER: 4421,
} as const;
