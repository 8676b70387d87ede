import { holds, type Allow } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { DEPARTMENTS } from "#modules/organisations";
import * as c from "./contract.ts";
import { CONFIGURERS } from "./permits.ts";
import { catalogue, catalogueKey, retireTopic as retire, setAgainDays as setDays, setTopic, type CatalogueState } from "./topic.ts";
import { SHIPPED_AGAIN_DAYS, SHIPPED_TOPICS } from "./topics-shipped.ts";

const cityAdmin = <I>(): Allow<I> => holds(CONFIGURERS, cityCode, "for the whole city");
const shipped = (code: string): c.TopicEntry | undefined => SHIPPED_TOPICS.find((one) => one.code === code);
const versionOf = (state: CatalogueState, code: string) => ({ code, version: state.topics[code]?.at(-1)?.version ?? 1 });
const about = () => [ref(catalogue, catalogueKey())];

const amendTopic = command<c.AmendTopic, { code: string; version: number }>({
  name: "opinions.amend-topic",
  route: "POST /api/opinions/topics/{code}/amendments",
  summary: { zh: "修改或新增议题，生成新版本", en: "Change or add a topic as a new version" },
  input: c.AmendTopic,
  about,
  allow: cityAdmin(),
  run: (ctx, { reason, ...entry }) => {
    if (!DEPARTMENTS.some(({ code }) => code === entry.department))
      throw refuse.fields([{ path: "department", code: "opinions.no-such-department" }]);
    return versionOf(
      ctx.change(catalogue, catalogueKey(), (before) => setTopic(before, entry, shipped(entry.code), reason)),
      entry.code,
    );
  },
});

const retireTopic = command<c.RetireTopic, { code: string; version: number }>({
  name: "opinions.retire-topic",
  route: "POST /api/opinions/topics/{code}/retirement",
  summary: { zh: "停用议题", en: "Retire a topic" },
  input: c.RetireTopic,
  about,
  allow: cityAdmin(),
  run: (ctx, { code, reason }) =>
    versionOf(
      ctx.change(catalogue, catalogueKey(), (before) => retire(before, code, shipped(code), reason)),
      code,
    ),
});

const setAgainDays = command<c.SetAgainDays, { version: number; days: number }>({
  name: "opinions.set-again-days",
  route: "POST /api/opinions/again-days",
  summary: { zh: "设定“再次提出”的天数", en: "Set within how many days a topic counts as raised again" },
  input: c.SetAgainDays,
  about,
  allow: cityAdmin(),
  run: (ctx, { days, reason }) => {
    const state = ctx.change(catalogue, catalogueKey(), (before) => setDays(before, days, SHIPPED_AGAIN_DAYS, reason));
    const now = state.again.at(-1) ?? { version: 1, days: SHIPPED_AGAIN_DAYS };
    return { version: now.version, days: now.days };
  },
});

export const topicCommands = { amendTopic, retireTopic, setAgainDays };
