import { cityDay } from "#platform/days";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { key } from "./account-commands.ts";
import {
  AppointToPost,
  ChangeTeam,
  ClosePost,
  DisbandTeam,
  FormTeam,
  JoinTeam,
  LeaveTeam,
  OpenPost,
  ReleaseFromPost,
  type TeamRef,
} from "./contract.ts";
import { holdings, takePost } from "./holdings.ts";
import { holdingsKey } from "./keys.ts";
import { people } from "./people.ts";
import { keepsNewTeam, keepsNewUnit, keepsPost, keepsTeam } from "./permissions.ts";
import { appoint, closePost as close, openPost as open, post, release } from "./post.ts";
import { areaOfUnit } from "./roles.ts";
import { change, disband, existingTeam, form, join, leave, team } from "./team.ts";
import { versionOf } from "./team-version.ts";

type Done = { id: string };

function assertHome(home: string, area: string): void {
  if (home !== homeOf(area)) throw refuse.fields([{ path: "home", code: "people.home-elsewhere" }]);
}

function assertInService(ctx: CommandContext, id: string): void {
  const person = ctx.read(people).person(id);
  if (!person || person.disabled) throw refuse.fields([{ path: "account", code: "people.account-not-open" }]);
}

function assertAreas(ctx: CommandContext, areas: readonly string[]): void {
  const unknown = areas.find((area) => !ctx.read(places).area(area));
  if (unknown !== undefined) throw refuse.fields([{ path: "areas", code: "people.no-such-area" }]);
}

export const openPost = command<OpenPost, Done>({
  name: "people.open-post",
  route: "POST /api/people/posts/{home}/{id}",
  summary: { zh: "设立岗位", en: "Open a post in a unit" },
  input: OpenPost,
  about: (input) => [ref(post, key(input))],
  allow: keepsNewUnit,
  run: (ctx, input) => {
    assertHome(input.home, areaOfUnit(input.unit));
    const today = cityDay(ctx.now);
    ctx.change(post, key(input), (state) => open(state, { ...input, on: input.on ?? today }, today));
    return { id: input.id };
  },
});

/** Whom nobody knows has no stream and is refused; the post's home stands in for theirs until then. */
const heldBy = ({ read }: Pick<CommandContext, "read">, { home, account }: AppointToPost) =>
  holdingsKey({ home: read(people).person(account)?.home ?? home, id: account });

export const appointToPost = command<AppointToPost, Done>({
  name: "people.appoint",
  route: "POST /api/people/posts/{home}/{id}/appointment",
  summary: { zh: "任职", en: "Appoint somebody to a post" },
  input: AppointToPost,
  about: (input, known) => [ref(post, key(input)), ref(holdings, heldBy(known, input))],
  allow: keepsPost,
  run: (ctx, input) => {
    assertInService(ctx, input.account);
    const { account, from, to, concurrent } = input;
    const elsewhere = ctx
      .read(people)
      .held(account)
      .filter(({ id }) => id !== input.id);
    const terms = elsewhere.map(({ term }) => term);
    const term = { account, from, to, concurrent };
    ctx.change(post, key(input), (state) => appoint(state, term, terms, cityDay(ctx.now)));
    ctx.change(holdings, heldBy(ctx, input), (state) => takePost(state, input.id, term, elsewhere, ctx.now));
    return { id: input.id };
  },
});

export const releaseFromPost = command<ReleaseFromPost, Done>({
  name: "people.release",
  route: "POST /api/people/posts/{home}/{id}/release",
  summary: { zh: "免职", en: "Release somebody from a post" },
  input: ReleaseFromPost,
  about: (input) => [ref(post, key(input))],
  allow: keepsPost,
  run: (ctx, input) => {
    ctx.change(post, key(input), (state) => release(state, input.on, cityDay(ctx.now)));
    return { id: input.id };
  },
});

export const closePost = command<ClosePost, Done>({
  name: "people.close-post",
  route: "POST /api/people/posts/{home}/{id}/closing",
  summary: { zh: "撤销岗位", en: "Close a post" },
  input: ClosePost,
  about: (input) => [ref(post, key(input))],
  allow: keepsPost,
  run: (ctx, input) => {
    const today = cityDay(ctx.now);
    ctx.change(post, key(input), (state) => close(state, input.on ?? today, today));
    return { id: input.id };
  },
});

export const formTeam = command<FormTeam, Done>({
  name: "people.form-team",
  route: "POST /api/people/teams/{home}/{id}",
  summary: { zh: "组建服务团队（组团式服务）", en: "Form a service team" },
  input: FormTeam,
  about: (input) => [ref(team, key(input))],
  allow: keepsNewTeam,
  run: (ctx, input) => {
    assertHome(input.home, input.area);
    assertAreas(ctx, [input.area, ...input.areas]);
    ctx.change(team, key(input), (state) => form(state, input));
    return { id: input.id };
  },
});

export const changeTeam = command<ChangeTeam, Done>({
  name: "people.change-team",
  route: "POST /api/people/teams/{home}/{id}/changes",
  summary: { zh: "调整服务团队", en: "Change a service team" },
  input: ChangeTeam,
  about: (input) => [ref(team, key(input))],
  allow: keepsTeam,
  run: (ctx, input) => {
    assertAreas(ctx, input.areas);
    ctx.change(team, key(input), (state) => {
      if (versionOf(existingTeam(state)) !== input.version) throw refuse.conflict("people.team-changed-meanwhile");
      return change(state, input);
    });
    return { id: input.id };
  },
});

export const joinTeam = command<JoinTeam, Done>({
  name: "people.join-team",
  route: "POST /api/people/teams/{home}/{id}/members",
  summary: { zh: "加入服务团队", en: "Put somebody in a service team" },
  input: JoinTeam,
  about: (input) => [ref(team, key(input))],
  allow: keepsTeam,
  run: (ctx, input) => {
    assertInService(ctx, input.account);
    ctx.change(team, key(input), (state) => join(state, { account: input.account, skills: input.skills }));
    return { id: input.id };
  },
});

export const leaveTeam = command<LeaveTeam, Done>({
  name: "people.leave-team",
  route: "POST /api/people/teams/{home}/{id}/departures",
  summary: { zh: "退出服务团队", en: "Take somebody out of a service team" },
  input: LeaveTeam,
  about: (input) => [ref(team, key(input))],
  allow: keepsTeam,
  run: (ctx, input) => {
    ctx.change(team, key(input), (state) => leave(state, input.account));
    return { id: input.id };
  },
});

export const disbandTeam = command<TeamRef, Done>({
  name: "people.disband-team",
  route: "POST /api/people/teams/{home}/{id}/disbanding",
  summary: { zh: "解散服务团队", en: "Disband a service team" },
  input: DisbandTeam,
  about: (input) => [ref(team, key(input))],
  allow: keepsTeam,
  run: (ctx, input) => {
    ctx.change(team, key(input), disband);
    return { id: input.id };
  },
});
