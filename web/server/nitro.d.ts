/** Parts of Nitro that its own entries use, and that come without types. */
declare module '#nitro-internal-pollyfills' {}

declare module 'nitropack/runtime/internal' {
  import type { Server } from 'node:http';
  import type { NitroApp } from 'nitropack/types';

  export function setupGracefulShutdown(server: Server, nitro: NitroApp): void;
  export function trapUnhandledNodeErrors(): void;
}
