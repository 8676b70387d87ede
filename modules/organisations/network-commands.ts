import { holds } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { homeOf, places } from "#modules/places";
import { ChangeMember, EndNetwork, FormNetwork, JoinNetwork, LeaveNetwork, type NetworkRef } from "./contract.ts";
import { change, end, form, join, leave, network } from "./network.ts";
import { organisations } from "./queries.ts";

const key = ({ home, id }: NetworkRef): StreamKey => ({ home, id });
const about = (input: NetworkRef) => [ref(network, key(input))];
const route = (step: string): string => `POST /api/organisations/networks/{home}/{id}${step}`;
const OVER = "over the network's area";

const ofNetwork = holds<NetworkRef>(
  ["admin"],
  (ctx, input) => {
    const state = ctx.state(network, key(input));
    return state.stage === "none" ? input.home : state.area;
  },
  OVER,
);

/** The post is one of the unit's, and stands. */
function mustAnswer(ctx: CommandContext, unit: string, contact: string | null): void {
  if (contact !== null && !ctx.read(people).posts.some((post) => post.id === contact && post.unit === unit))
    throw refuse.fields([{ path: "contact", code: "organisations.no-such-post" }]);
}

/** It works, and in the network's area, or covers it. */
function mustSit(ctx: CommandContext, input: NetworkRef & { unit: string }): void {
  const found = ctx.read(organisations).unit(input.unit);
  if (!found?.open) throw refuse.fields([{ path: "unit", code: "organisations.no-such-unit" }]);
  const state = ctx.state(network, key(input));
  if (state.stage !== "none" && !found.area.startsWith(state.area) && !state.area.startsWith(found.area))
    throw refuse.fields([{ path: "unit", code: "organisations.unit-elsewhere" }]);
}

export const formNetwork = command<FormNetwork, StreamKey>({
  name: "organisations.form-network",
  route: route(""),
  summary: { zh: "组建联动网络或领导小组", en: "Form a joint-action network or a leading group" },
  input: FormNetwork,
  about,
  allow: holds(["admin"], (_, { area }) => area, OVER),
  run: (ctx, input) => {
    if (!ctx.read(places).area(input.area) || input.home !== homeOf(input.area))
      throw refuse.fields([{ path: "area", code: "organisations.unknown-area" }]);
    ctx.change(network, key(input), (state) => form(state, input, cityDay(ctx.now)));
    return key(input);
  },
});

export const joinNetwork = command<JoinNetwork, StreamKey>({
  name: "organisations.join-network",
  route: route("/members"),
  summary: { zh: "成员单位加入", en: "A unit joins a network" },
  input: JoinNetwork,
  about,
  allow: ofNetwork,
  run: (ctx, input) => {
    mustSit(ctx, input);
    mustAnswer(ctx, input.unit, input.contact);
    ctx.change(network, key(input), (state) => join(state, input.unit, input, cityDay(ctx.now)));
    return key(input);
  },
});

export const changeMember = command<ChangeMember, StreamKey>({
  name: "organisations.change-member",
  route: route("/members/{unit}/contact"),
  summary: { zh: "更改成员单位的联络职位和值班电话", en: "Change a member's contact post and duty phone" },
  input: ChangeMember,
  about,
  allow: ofNetwork,
  run: (ctx, input) => {
    mustAnswer(ctx, input.unit, input.contact);
    ctx.change(network, key(input), (state) => change(state, input.unit, input));
    return key(input);
  },
});

export const leaveNetwork = command<LeaveNetwork, StreamKey>({
  name: "organisations.leave-network",
  route: route("/members/{unit}/leaving"),
  summary: { zh: "成员单位退出", en: "A unit leaves a network" },
  input: LeaveNetwork,
  about,
  allow: ofNetwork,
  run: (ctx, input) => {
    ctx.change(network, key(input), (state) => leave(state, input.unit, input.on, cityDay(ctx.now)));
    return key(input);
  },
});

export const endNetwork = command<EndNetwork, StreamKey>({
  name: "organisations.end-network",
  route: route("/end"),
  summary: { zh: "撤销联动网络或领导小组", en: "End a network" },
  input: EndNetwork,
  about,
  allow: ofNetwork,
  run: (ctx, input) => {
    ctx.change(network, key(input), (state) => end(state, input.on, cityDay(ctx.now)));
    return key(input);
  },
});
