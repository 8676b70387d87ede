import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Runtime } from "../runtime/index.ts";

export type Metrics = {
  observe: (route: string, method: string, status: number, seconds: number) => void;
  text: () => Promise<string>;
  type: string;
};

let own: Registry | null = null;

/** What the process says of itself: once a process, since its watchers of collections and of the event loop cannot be taken off again. */
function ofProcess(): Registry {
  if (own === null) collectDefaultMetrics({ register: (own = new Registry()), prefix: "zuji_" });
  return own;
}

/** Prometheus text: requests by route pattern (never by path, which can hold a secret), what waits, and the process. */
export function openMetrics(runtime: Runtime): Metrics {
  const registry = new Registry();
  const seconds = new Histogram({
    name: "zuji_http_request_seconds",
    help: "Time to answer",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.04, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const refused = new Counter({ name: "zuji_http_refusals_total", help: "Answers of 4xx", labelNames: ["route"], registers: [registry] });
  new Gauge({
    name: "zuji_commands_waiting",
    help: "Commands accepted and not yet answered",
    registers: [registry],
    collect() {
      this.set(runtime.lanes.waiting());
    },
  });
  new Gauge({
    name: "zuji_outbox_rows",
    help: "Jobs waiting, and jobs given up",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const [row] = await runtime.pools.write<{ waiting: number; failed: number }[]>`
        select count(*) filter (where failed is null)::int as waiting, count(*) filter (where failed is not null)::int as failed from (select failed from ledger.outbox limit 100000) o`;
      this.set({ state: "waiting" }, row?.waiting ?? 0);
      this.set({ state: "failed" }, row?.failed ?? 0);
    },
  });
  new Gauge({
    name: "zuji_live_listeners",
    help: "Open event streams",
    registers: [registry],
    collect() {
      this.set(runtime.live.hub.count());
    },
  });
  new Gauge({
    name: "zuji_vault_locked",
    help: "1 while the nightly expiry is overdue and staff open nothing sealed",
    registers: [registry],
    async collect() {
      this.set((await runtime.expiry.standing()).lockedSince === null ? 0 : 1);
    },
  });
  const all = Registry.merge([ofProcess(), registry]);
  return {
    observe: (route, method, status, elapsed) => {
      seconds.observe({ route, method, status: String(status) }, elapsed);
      if (status >= 400 && status < 500) refused.inc({ route });
    },
    text: () => all.metrics(),
    type: all.contentType,
  };
}
