import { either, systemOnly } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { account } from "./account.ts";
import { assertPlace, key, notOneself } from "./account-commands.ts";
import { administrators, isCityAdministrator, list } from "./administrators.ts";
import { DelegateRole, ExpireGrant, GrantRole, RevokeRole, type AccountRef, type RoleCode } from "./contract.ts";
import { delegate, expire, give, grant, revoke } from "./grant.ts";
import { holdings, leaveRole, takeRole } from "./holdings.ts";
import { administratorsKey, grantKey, holdingsKey } from "./keys.ts";
import { people } from "./people.ts";
import { adminGrant, delegator, holder, overArea } from "./permissions.ts";
import { clashes } from "./roles.ts";

/** Whoever receives a role is in service and holds nothing that must stay apart from it. */
function assertRecipient(ctx: CommandContext, input: AccountRef & { role: RoleCode }): void {
  notOneself(ctx, input.id);
  if (ctx.state(account, key(input)).stage !== "open") throw refuse.conflict("people.account-not-open");
  const known = ctx.read(people);
  const person = known.person(input.id);
  const clash = person
    ? clashes(
        known.live(person, ctx.now).map((held) => held.role),
        input.role,
      )
    : null;
  if (clash !== null) throw refuse.conflict("people.roles-clash", { held: clash, role: input.role });
}

const granted = (input: AccountRef & { role: string; area: string; unit: string }) => grantKey(key(input), { ...input, from: null });

export const grantRole = command<GrantRole, { id: string }>({
  name: "people.grant-role",
  route: "POST /api/people/{home}/{id}/grants",
  summary: { zh: "授予岗位：角色、辖区、单位、期限", en: "Grant a role over an area, for a unit, until a date" },
  input: GrantRole,
  about: (input) => [
    ref(account, key(input)),
    ref(holdings, holdingsKey(key(input))),
    ref(grant, granted(input)),
    ref(administrators, administratorsKey(input.area)),
  ],
  allow: either<GrantRole>(systemOnly(), overArea),
  run: (ctx, input) => {
    assertPlace(ctx, input);
    assertRecipient(ctx, input);
    const until = ctx.actor.kind === "system" ? null : (adminGrant(ctx.actor, input.area, input.unit, ctx.now)?.until ?? null);
    ctx.change(grant, granted(input), (state) => give(state, { ...input, account: input.id }, { id: ctx.actor.id, until }, ctx.now));
    ctx.change(holdings, holdingsKey(key(input)), (state) => takeRole(state, granted(input).id, input, ctx.now));
    if (input.role === "admin")
      ctx.change(administrators, administratorsKey(input.area), (state) => list(state, input.id, listed(state, input)));
    return { id: granted(input).id };
  },
});

/** A grant over a county leaves the city's list as it is; one over the city decides it. */
const listed = (state: { accounts: readonly string[] }, input: GrantRole): boolean =>
  input.area.length === 4 && input.unit === "" ? isCityAdministrator(input) : state.accounts.includes(input.id);

const taken = (input: RevokeRole) => grantKey(key(input), input);

export const revokeRole = command<RevokeRole, { id: string }>({
  name: "people.revoke-role",
  route: "POST /api/people/{home}/{id}/revocations",
  summary: { zh: "收回岗位", en: "Revoke a role" },
  input: RevokeRole,
  about: (input) => [ref(grant, taken(input)), ref(holdings, holdingsKey(key(input))), ref(administrators, administratorsKey(input.area))],
  allow: either<RevokeRole>(overArea, delegator),
  run: (ctx, input) => {
    const held = ctx.state(grant, taken(input));
    if (held.stage === "live" && isCityAdministrator(held))
      ctx.change(administrators, administratorsKey(input.area), (state) => list(state, input.id, false));
    ctx.change(grant, taken(input), revoke);
    ctx.change(holdings, holdingsKey(key(input)), (state) => leaveRole(state, taken(input).id));
    return { id: taken(input).id };
  },
});

const passedOn = (input: DelegateRole) => grantKey(key(input), input);

export const delegateRole = command<DelegateRole, { id: string }>({
  name: "people.delegate-role",
  route: "POST /api/people/{home}/{id}/delegations",
  summary: { zh: "委托：把自己的岗位交给同事代行，最长 30 天", en: "Delegate one's own role to a colleague for at most 30 days" },
  input: DelegateRole,
  about: (input) => [ref(account, key(input)), ref(holdings, holdingsKey(key(input))), ref(grant, passedOn(input))],
  allow: holder,
  run: (ctx, input) => {
    if (input.from !== ctx.actor.id) throw refuse.forbidden("access.not-yours");
    assertPlace(ctx, input);
    assertRecipient(ctx, input);
    const own = holder.admits(ctx, input) ?? { until: null, delegatedBy: null };
    ctx.change(grant, passedOn(input), () => delegate({ ...input, account: input.id }, { id: ctx.actor.id, ...own }, ctx.now));
    ctx.change(holdings, holdingsKey(key(input)), (state) => takeRole(state, passedOn(input).id, input, ctx.now));
    return { id: passedOn(input).id };
  },
});

export const expireGrant = command<ExpireGrant, { id: string }>({
  name: "people.expire-grant",
  route: "POST /api/people/grants/{home}/{id}/expiry",
  summary: { zh: "岗位到期（系统）", en: "A grant has ended (jobs)" },
  input: ExpireGrant,
  about: (input) => [ref(grant, key(input))],
  allow: systemOnly(),
  run: (ctx, input) => {
    ctx.change(grant, key(input), (state) => expire(state, input.until, ctx.now));
    return { id: input.id };
  },
});
