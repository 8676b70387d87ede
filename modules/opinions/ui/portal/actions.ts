import type { Visit } from "#web/visits";
import type { PublicAction } from "../../contract.ts";

type Shown = { id: string; topic: string; said: string; did: string; publishedAt: string };

/** What was adopted out of opinions and answered, for the one list of what was said and done. */
export async function opinionActions({ api, language }: Visit): Promise<readonly Shown[]> {
  const reply = await api.get<{ rows: readonly PublicAction[] }>("/api/opinions/actions");
  const of = (said: { zh: string; en: string }): string => (language === "en" && said.en !== "" ? said.en : said.zh);
  return reply.ok
    ? reply.value.rows.map(({ id, topicName, areaName, aim, answer, publishedAt }) => ({
        id,
        topic: language === "en" ? `${topicName.en}, ${areaName.en}` : `${areaName.zh}：${topicName.zh}`,
        said: of(aim),
        did: of(answer),
        publishedAt,
      }))
    : [];
}
