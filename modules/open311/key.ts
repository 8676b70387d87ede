import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

type Terms = { area: string; label: string; until: string; perMinute: number; hash: string };
export type KeyEvent = ({ type: "open311.key-issued" } & Terms) | { type: "open311.key-revoked" };

export type ApiKey =
  | { stage: "none" }
  | ({ stage: "issued" | "revoked"; issuedBy: string; issuedAt: string; revokedAt: string | null } & Terms);

export const apiKey = noun<ApiKey, KeyEvent>({
  kind: "open311.key",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "open311.key-issued") {
      const { area, label, until, perMinute, hash, by, at } = event;
      return { stage: "issued", area, label, until, perMinute, hash, issuedBy: by, issuedAt: at, revokedAt: null };
    }
    return state.stage === "none" ? state : { ...state, stage: "revoked", revokedAt: event.at };
  },
});

export const LONGEST_DAYS = 731;
const DAY_MS = 86_400_000;

/** `until` is the instant at which the key ends. */
export function issue(state: ApiKey, terms: Terms, now: string): KeyEvent[] {
  // Whoever sends a known id again must not be handed that key's secret.
  if (state.stage !== "none") throw refuse.conflict("open311.key-exists");
  const days = (Date.parse(terms.until) - Date.parse(now)) / DAY_MS;
  if (days <= 0 || days > LONGEST_DAYS + 1) throw refuse.fields([{ path: "until", code: "open311.until", params: { days: LONGEST_DAYS } }]);
  return [{ type: "open311.key-issued", ...terms }];
}

export function revoke(state: ApiKey): KeyEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state.stage === "revoked" ? [] : [{ type: "open311.key-revoked" }];
}
