import { either, systemOnly } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { account, disable, enable, endSessions as end, existing, open, resetPassword as reset, setPersonnel as number } from "./account.ts";
import { administrators, isCityAdministrator, list } from "./administrators.ts";
import { DisableAccount, EnableAccount, EndSessions, OpenAccount, ResetPassword, SetPersonnel, type AccountRef } from "./contract.ts";
import { grant, isLive } from "./grant.ts";
import { administratorsKey, grantKey } from "./keys.ts";
import { overAccount, overArea, unitLead } from "./permissions.ts";
import { unitFits } from "./roles.ts";

export const key = ({ home, id }: StreamKey): StreamKey => ({ home, id });

/** Refuses an area that is not on the map and a unit that does not work there. The platform's own first administrator comes before the map. */
export function assertPlace(ctx: CommandContext, input: { area: string; unit: string }): void {
  if (ctx.actor.kind !== "system" && !ctx.read(places).area(input.area))
    throw refuse.fields([{ path: "area", code: "people.no-such-area" }]);
  if (!unitFits(input.unit, input.area)) throw refuse.fields([{ path: "unit", code: "people.unit-elsewhere" }]);
}

/** No administrator works on their own account: what they may do, another decided. */
export const notOneself = (ctx: CommandContext, id: string): void => {
  if (ctx.actor.id === id) throw refuse.forbidden("people.not-yourself");
};

export const openAccount = command<OpenAccount, { id: string }>({
  name: "people.open-account",
  route: "POST /api/people/{home}/{id}/opening",
  summary: { zh: "开设账号（台账部分）", en: "Open an account (its part in the ledger)" },
  input: OpenAccount,
  about: (input) => [ref(account, key(input))],
  allow: either<OpenAccount>(systemOnly(), overArea, unitLead),
  run: (ctx, input) => {
    if (input.home !== homeOf(input.area)) throw refuse.fields([{ path: "home", code: "people.home-elsewhere" }]);
    assertPlace(ctx, input);
    ctx.change(account, key(input), (state) => open(state, input));
    return { id: input.id };
  },
});

export const resetPassword = command<AccountRef, { id: string }>({
  name: "people.reset-password",
  route: "POST /api/people/{home}/{id}/reset",
  summary: { zh: "作废原密码和全部会话", en: "Void the password and every session" },
  input: ResetPassword,
  about: (input) => [ref(account, key(input))],
  allow: overAccount,
  run: (ctx, input) => {
    notOneself(ctx, input.id);
    ctx.change(account, key(input), reset);
    return { id: input.id };
  },
});

/** A lost device, or all of a person's: they hear nothing more from the moment the job has run, a blink later. */
export const endSessions = command<EndSessions, { id: string }>({
  name: "people.end-sessions",
  route: "POST /api/people/{home}/{id}/ended-sessions",
  summary: { zh: "结束某人在一台或全部设备上的登录", en: "Sign somebody out on one device, or on all" },
  input: EndSessions,
  about: (input) => [ref(account, key(input))],
  allow: overAccount,
  run: (ctx, input) => {
    ctx.change(account, key(input), (state) => end(state, input.session));
    ctx.job({ kind: "access.end-session", payload: { account: input.id, session: input.session } });
    return { id: input.id };
  },
});

export const setPersonnel = command<SetPersonnel, { id: string }>({
  name: "people.set-personnel",
  route: "POST /api/people/{home}/{id}/personnel",
  summary: { zh: "登记工号（台账部分）", en: "Note a personnel number (its part in the ledger)" },
  input: SetPersonnel,
  about: (input) => [ref(account, key(input))],
  allow: overAccount,
  run: (ctx, input) => {
    notOneself(ctx, input.id);
    ctx.change(account, key(input), (state) => number(state, input.personnel !== null));
    return { id: input.id };
  },
});

const cityAdminGrant = (input: AccountRef): StreamKey =>
  grantKey(key(input), { role: "admin", area: input.home.slice(0, 4), unit: "", from: null });

/** The list of the city's administrators follows whether the account is in service. */
function relist(ctx: CommandContext, input: AccountRef, inService: boolean): void {
  const held = ctx.state(grant, cityAdminGrant(input));
  const belongs = inService && held.stage === "live" && isLive(held, ctx.now) && isCityAdministrator(held);
  ctx.change(administrators, administratorsKey(input.home), (state) => list(state, input.id, belongs));
}

const aboutService = (input: AccountRef) => [
  ref(account, key(input)),
  ref(administrators, administratorsKey(input.home)),
  ref(grant, cityAdminGrant(input)),
];

export const disableAccount = command<DisableAccount, { id: string }>({
  name: "people.disable-account",
  route: "POST /api/people/{home}/{id}/disabling",
  summary: { zh: "停用账号，立即结束其会话", en: "Disable an account and end its sessions at once" },
  input: DisableAccount,
  about: aboutService,
  allow: overAccount,
  run: (ctx, input) => {
    notOneself(ctx, input.id);
    existing(ctx.state(account, key(input)));
    relist(ctx, input, false);
    ctx.change(account, key(input), (state) => disable(state, input.reason));
    return { id: input.id };
  },
});

export const enableAccount = command<AccountRef, { id: string }>({
  name: "people.enable-account",
  route: "POST /api/people/{home}/{id}/enabling",
  summary: { zh: "恢复账号", en: "Enable an account again" },
  input: EnableAccount,
  about: aboutService,
  allow: overAccount,
  run: (ctx, input) => {
    notOneself(ctx, input.id);
    ctx.change(account, key(input), enable);
    relist(ctx, input, true);
    return { id: input.id };
  },
});
