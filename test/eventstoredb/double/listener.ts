import { createServer, type Server as NetServer, type Socket } from 'node:net';
import type { Server, ServerCredentials } from '@grpc/grpc-js';

type Injector = ReturnType<Server['createConnectionInjector']>;

/** Takes connections for a gRPC server, and can cut any of them, as a network does. */
export class Listener {
  private readonly sockets = new Map<string, Socket>();
  private readonly injector: Injector;
  private listening: NetServer | undefined;
  /** Chosen at the first start, and kept. */
  port: number;

  constructor(
    readonly host: string,
    port: number,
    server: Server,
    credentials: ServerCredentials,
  ) {
    this.port = port;
    this.injector = server.createConnectionInjector(credentials);
  }

  async start(): Promise<void> {
    const listening = createServer((socket) => this.take(socket));
    this.listening = listening;
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject);
      listening.listen(this.port, this.host, resolve);
    });
    this.port = (listening.address() as { port: number }).port;
  }

  async stop(): Promise<void> {
    const { listening } = this;
    this.listening = undefined;
    if (!listening) return;
    const stopped = new Promise((resolve) => listening.close(resolve));
    this.cutAll();
    await stopped;
  }

  get isListening(): boolean {
    return this.listening !== undefined;
  }

  get connections(): number {
    return this.sockets.size;
  }

  cutAll(): void {
    for (const socket of this.sockets.values()) socket.destroy();
  }

  /** @param peer address and port of a client */
  cut(peer: string): void {
    this.sockets.get(peer)?.destroy();
  }

  private take(socket: Socket): void {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    this.sockets.set(peer, socket);
    socket.setNoDelay();
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(peer));
    this.injector.injectConnection(socket);
  }
}
