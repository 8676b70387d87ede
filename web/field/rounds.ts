import { flush, type FlushEnd } from "./flush.ts";
import type { Keeping } from "./keeping.ts";
import type { FieldPart } from "./state.ts";
import { StorageFull } from "./room.ts";
import { sendFile } from "./send-file.ts";
import type { FieldSession } from "./session.ts";

const PACK_FRESH_MS = 60_000;

/** Rounds of contact with the city: who is here, what waits is sent, what is due is fetched. */
export function createRounds(
  keeping: Keeping,
  parts: readonly FieldPart[],
  session: Pick<FieldSession, "checkIn" | "endSession">,
): (refresh?: boolean) => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sendAll = async (): Promise<FlushEnd> => {
    const open = keeping.vault();
    if (!open) return "stopped";
    const work = (): Promise<FlushEnd> =>
      flush({
        store: { ...open, put: async (item) => open.put(item).then(keeping.reload) },
        carrier: {
          command: ({ path, body, id }) => keeping.ask("POST", path, { body, id }),
          photo: ({ id, voice }, bytes, again) => sendFile(keeping.ask, voice ? "voices" : "photos", id, bytes, again),
        },
        now: keeping.now,
        onSending: (sending) => keeping.show({ sending }),
      });
    // Two open pages of one phone: one sends.
    if (!("locks" in navigator)) return work();
    return navigator.locks.request("zuji-field-outbox", { ifAvailable: true }, (held) =>
      held ? work() : Promise.resolve("later" as const),
    );
  };

  const fetchPack = async (): Promise<void> => {
    const { account } = keeping.memory();
    if (!keeping.vault() || !account) return;
    const at = keeping.now();
    const found: Record<string, unknown> = {};
    for (const part of parts) Object.assign(found, await part.pack(keeping.ask, account));
    const got = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));
    if (Object.keys(got).length === 0) return;
    const values = { ...keeping.state().pack, ...got };
    keeping.show({ pack: values, packAt: at });
    try {
      await keeping.vault()?.writePack(values, at);
      keeping.show({ full: false });
    } catch (cause) {
      if (!(cause instanceof StorageFull)) throw cause;
      keeping.show({ full: true });
    }
  };

  const round = async (refresh: boolean): Promise<void> => {
    if (keeping.memory().endSession) await session.endSession();
    if (!keeping.vault() || (await keeping.lockWhenOld())) return;
    keeping.show({ syncing: true });
    try {
      if (!(await session.checkIn())) return;
      const before = keeping.state().items.filter(({ state: one }) => one === "sent").length;
      const end = await sendAll();
      keeping.show({ reachable: end !== "offline", sessionOver: end === "stopped" });
      const arrived = keeping.state().items.filter(({ state: one }) => one === "sent").length > before;
      const { packAt } = keeping.state();
      const old = packAt === null || keeping.now() - packAt > PACK_FRESH_MS;
      if ((refresh || arrived || old) && end !== "offline" && end !== "stopped") await fetchPack();
    } catch (cause) {
      // Arrived, and no room to write that down: it is sent again by the same id and arrives as the same.
      if (!(cause instanceof StorageFull)) throw cause;
      keeping.show({ full: true });
    } finally {
      keeping.show({ syncing: false });
      plan();
    }
  };

  const plan = (): void => {
    clearTimeout(timer);
    const waits = keeping
      .state()
      .items.filter((item) => item.state === "waiting")
      .map((item) => item.notBefore - keeping.now());
    if (waits.length > 0 && !keeping.state().sessionOver)
      timer = setTimeout(() => void contact(), Math.min(60_000, Math.max(3_000, Math.min(...waits))));
  };

  /** One round at a time; what is asked for meanwhile makes one more. */
  const contact = (refresh = false): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      await round(refresh);
      while (again) {
        again = false;
        await round(false);
      }
    })().finally(() => (running = null));
    return running;
  };

  return contact;
}
