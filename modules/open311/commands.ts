import { grantsOver, type Allow } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { IssueKey, RevokeKey, type KeyIssued } from "./contract.ts";
import { apiKey, issue, revoke } from "./key.ts";
import { hashOf, secretOf } from "./keys.ts";

export const KEY_KEEPERS = ["admin"] as const;
/** The end of a day in the city's time. */
const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();
const keepers = { roles: [...KEY_KEEPERS], condition: "over the key's area" };

export const issueApiKey = command<IssueKey, KeyIssued>({
  name: "open311.issue-key",
  route: "POST /api/open311/keys",
  summary: { zh: "签发接口密钥（只显示一次）", en: "Issue an API key; its secret is shown once" },
  input: IssueKey,
  about: ({ area, id }) => [ref(apiKey, { home: homeOf(area), id })],
  allow: { ...keepers, admits: (ctx, { area }) => grantsOver(ctx.actor, KEY_KEEPERS, area, ctx.now)[0] ?? null },
  ratePerMinute: 10,
  run: (ctx, { id, until, ...terms }) => {
    if (!ctx.read(places).area(terms.area)) throw refuse.fields([{ path: "area", code: "open311.no-such-area" }]);
    const key = { home: homeOf(terms.area), id };
    const hash = hashOf(secretOf(ctx, id));
    ctx.change(apiKey, key, (state) => issue(state, { ...terms, until: endOf(until), hash }, ctx.now));
    return { ...key, secret: "" };
  },
  // Made anew for the answer and kept nowhere.
  present: (issued, known) => ({ ...issued, secret: secretOf(known, issued.id) }),
});

const ofKey: Allow<RevokeKey> = {
  ...keepers,
  admits: (ctx, { home, id }) => {
    const state = ctx.state(apiKey, { home, id });
    if (state.stage === "none") throw refuse.notFound("record.not-found");
    return grantsOver(ctx.actor, KEY_KEEPERS, state.area, ctx.now)[0] ?? null;
  },
};

export const revokeApiKey = command<RevokeKey, StreamKey>({
  name: "open311.revoke-key",
  route: "POST /api/open311/keys/{home}/{id}/revocation",
  summary: { zh: "作废接口密钥", en: "Revoke an API key" },
  input: RevokeKey,
  about: ({ home, id }) => [ref(apiKey, { home, id })],
  allow: ofKey,
  run: (ctx, { home, id }) => {
    ctx.change(apiKey, { home, id }, revoke);
    return { home, id };
  },
});
