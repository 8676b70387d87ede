import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type KioskEvent = { type: "wall.kiosk-opened"; area: string; label: string; until: string } | { type: "wall.kiosk-revoked" };

export type Kiosk =
  | { stage: "none" }
  | { stage: "open" | "revoked"; area: string; label: string; until: string; openedBy: string; openedAt: string; revokedAt: string | null };

export const kiosk = noun<Kiosk, KioskEvent>({
  kind: "wall.kiosk",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "wall.kiosk-opened") {
      const { area, label, until, by, at } = event;
      return { stage: "open", area, label, until, openedBy: by, openedAt: at, revokedAt: null };
    }
    return state.stage === "none" ? state : { ...state, stage: "revoked", revokedAt: event.at };
  },
});

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** `until` is the instant at which the link ends. */
export function openKiosk(state: Kiosk, input: { area: string; label: string; until: string }, now: string): KioskEvent[] {
  if (state.stage !== "none") return [];
  const days = (Date.parse(input.until) - Date.parse(now)) / DAY_MS;
  if (days <= 0 || days > LONGEST_DAYS + 1) throw refuse.fields([{ path: "until", code: "wall.until", params: { days: LONGEST_DAYS } }]);
  return [{ type: "wall.kiosk-opened", ...input }];
}

export function revokeKiosk(state: Kiosk): KioskEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state.stage === "revoked" ? [] : [{ type: "wall.kiosk-revoked" }];
}
