import { namedUuid } from "#platform/ids";
import { module } from "#platform/modules";
import type { Recorded, StreamKey } from "#platform/ledger";
import { account } from "./account.ts";
import { disableAccount, enableAccount, endSessions, openAccount, resetPassword, setPersonnel } from "./account-commands.ts";
import { administrators } from "./administrators.ts";
import { postCatalogue } from "./catalogue.ts";
import { ExpireGrant } from "./contract.ts";
import { eventWords } from "./event-words.ts";
import { delegateRole, expireGrant, grantRole, revokeRole } from "./grant-commands.ts";
import { grant, type GrantEvent, type GrantState } from "./grant.ts";
import { holdings } from "./holdings.ts";
import { setNoticeRule } from "./notice-commands.ts";
import { listNoticeRules, noticeRules, readGridNotice } from "./notice-queries.ts";
import { noticeRule, noticeRuleProjection } from "./notice-rule.ts";
import { people } from "./people.ts";
import { post } from "./post.ts";
import { accountProjection, grantProjection, postProjection, teamProjection } from "./projection.ts";
import { listHandlers, listPeople, listRoles, readPerson } from "./queries.ts";
import { listPosts, listTeams } from "./queries-units.ts";
import { roles } from "./roles.ts";
import { team } from "./team.ts";
import { words } from "./ui/words.ts";
import {
  appointToPost,
  changeTeam,
  closePost,
  disbandTeam,
  formTeam,
  joinTeam,
  leaveTeam,
  openPost,
  releaseFromPost,
} from "./unit-commands.ts";

/** The end counts by itself at every request; the job only writes it into the history. */
const endJob = (key: StreamKey, state: GrantState, events: readonly Recorded<GrantEvent>[]) =>
  state.stage === "live" &&
  state.until !== null &&
  events.some((event) => event.type === "people.granted" || event.type === "people.delegated")
    ? [{ kind: "people.expire-grant", payload: { ...key, until: state.until }, runAt: state.until }]
    : [];

export default module({
  name: "people",
  nouns: [
    { noun: account, called: { zh: "账号", en: "Account" }, projection: accountProjection },
    { noun: grant, called: { zh: "岗位", en: "Role" }, projection: grantProjection, after: endJob },
    { noun: administrators, called: { zh: "全市管理员", en: "City administrators" } },
    { noun: holdings, called: { zh: "一人所任", en: "What one person was given" } },
    { noun: noticeRule, called: { zh: "网格公示规定", en: "Rule for notices of grids" }, projection: noticeRuleProjection },
    { noun: post, called: { zh: "职位", en: "Post" }, projection: postProjection },
    { noun: team, called: { zh: "服务团队", en: "Service team" }, projection: teamProjection },
  ],
  events: eventWords,
  commands: [
    openAccount,
    resetPassword,
    disableAccount,
    enableAccount,
    endSessions,
    setPersonnel,
    grantRole,
    revokeRole,
    delegateRole,
    expireGrant,
    openPost,
    appointToPost,
    releaseFromPost,
    closePost,
    formTeam,
    changeTeam,
    joinTeam,
    leaveTeam,
    disbandTeam,
    setNoticeRule,
  ],
  queries: [listPeople, listHandlers, listRoles, listPosts, listTeams, readPerson, readGridNotice, listNoticeRules],
  jobs: [
    {
      kind: "people.expire-grant",
      run: async (ctx, payload) => {
        const input = ExpireGrant.parse(payload);
        await ctx.execute(expireGrant, input, namedUuid("people.expire-grant", input.home, input.id, input.until));
      },
    },
  ],
  registers: [people, noticeRules],
  catalogue: [postCatalogue],
  roles,
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
