import { createServer, type Server } from 'node:net';
import { Unfit } from '../unfit.js';

/** What stands in the way of listening, by the system's code: whose fault it is, and why. */
const FAULTS: Readonly<Record<string, (port: number, host: string) => Unfit>> = {
  EADDRINUSE: (port, host) =>
    new Unfit('PORT', `${port} is in use on ${host}; stop what listens there, or choose another`),
  EACCES: (port) => new Unfit('PORT', `this user may not listen on ${port}; choose one above 1023, or allow it`),
  EPERM: (port) => new Unfit('PORT', `this user may not listen on ${port}; choose one above 1023, or allow it`),
  EADDRNOTAVAIL: (_port, host) => new Unfit('HOST', `${host} is not an address of this machine`),
  EAFNOSUPPORT: (_port, host) => new Unfit('HOST', `this machine has no addresses of the kind of ${host}`),
  EINVAL: (_port, host) => new Unfit('HOST', `this machine can't listen on ${host}`),
  ENOTFOUND: (_port, host) => new Unfit('HOST', `the name ${host} can't be resolved`),
  EAI_AGAIN: (_port, host) => new Unfit('HOST', `the name ${host} can't be resolved`),
};

/** Listens. Throws `Unfit` when the address can't be had. */
export async function listenAt(server: Server, port: number, host: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (fault) {
    throw FAULTS[(fault as NodeJS.ErrnoException).code ?? '']?.(port, host) ?? fault;
  }
}

/** Throws `Unfit` when the address can't be listened on, without keeping it: so that this is known before anything is made. */
export async function checkAddress(port: number, host: string): Promise<void> {
  const probe = createServer((socket) => void socket.destroy());
  await listenAt(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}
