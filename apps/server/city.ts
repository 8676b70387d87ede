import type { PlainRequest, PlainRoute } from "#platform/http";
import { receipt } from "#platform/masking";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { cityCode, cityHome, DEMO_CITY, type CitySettings } from "#platform/settings";
import { places } from "#modules/places";
import { fill, type Words } from "#web/words";

type CityDeps = { runtime: Runtime; city: CitySettings; demo: boolean; words: Words };

const staffId = (request: PlainRequest): string => {
  if (request.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  return request.actor.id;
};

const DEMO_NAME = { zh: "湖州市", en: "Huzhou" };

/** As it calls itself, else as its own register of areas does, else by its code: an empty installation has no map yet. */
export function nameOf(runtime: Runtime, city: CitySettings): { zh: string; en: string } {
  const code = cityHome().slice(0, 6);
  const known = cityCode() === DEMO_CITY ? DEMO_NAME : (runtime.registers.read(places).area(cityCode()) ?? { zh: code, en: code });
  const zh = city.zh ?? known.zh;
  return { zh, en: city.en ?? known.en ?? zh };
}

type NoticeRow = {
  id: string;
  words: string;
  params: Record<string, string | number>;
  link: string | null;
  at: string;
  read_at: string | null;
};

async function noticesOf(deps: CityDeps, request: PlainRequest): Promise<unknown> {
  const rows = await deps.runtime.pools.write<NoticeRow[]>`
    select id, words, params, link, at, read_at from notices.notice where account = ${staffId(request)} order by id desc limit 50`;
  return {
    notices: rows.map((row) => ({
      id: row.id,
      text: fill(deps.words[row.words]?.[request.language] ?? row.words, row.params),
      link: row.link,
      at: row.at,
      read: row.read_at !== null,
    })),
  };
}

/** A number and the tail of the phone beside it would open the record, sealed ones too, for every member of staff. */
const masked = (body: string): string => body.replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, receipt);

/** What the installation says of itself and of the messages it sends; nothing of any record. */
export const cityRoutes = (deps: CityDeps): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/city",
    handler: async () => ({
      status: 200,
      body: {
        name: nameOf(deps.runtime, deps.city),
        code: cityCode(),
        demo: deps.demo,
        hotline: deps.city.hotline,
        version: deps.city.version,
      },
    }),
  },
  {
    method: "GET",
    url: "/api/purposes",
    handler: async () => ({ status: 200, body: { purposes: [...deps.runtime.purposes.values()] } }),
  },
  { method: "GET", url: "/api/notices", handler: async (request) => ({ status: 200, body: await noticesOf(deps, request) }) },
  {
    method: "POST",
    url: "/api/notices/reading",
    handler: async (request) => {
      await deps.runtime.pools
        .write`update notices.notice set read_at = ${deps.runtime.now()} where account = ${staffId(request)} and read_at is null`;
      return { status: 200, body: {} };
    },
  },
  {
    // The outbox viewer: only in a demonstration city, where nobody real is written to.
    method: "GET",
    url: "/api/outbox",
    handler: async (request) => {
      staffId(request);
      if (!deps.demo) throw refuse.notFound("platform.no-route");
      const rows = await deps.runtime.pools.write<{ body: string }[]>`
        select id, channel, recipient_tail as "recipientTail", body, at, state from notices.sent order by at desc limit 100`;
      return { status: 200, body: { messages: rows.map((row) => ({ ...row, body: masked(row.body) })) } };
    },
  },
];
