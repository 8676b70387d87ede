import { sessionRoutes, signOnRoutes, signOnSettings } from "#platform/access";
import type { PlainRoute } from "#platform/http";
import type { LogKeys } from "#platform/log";
import { openRates } from "#platform/rates";
import type { CitySettings } from "#platform/settings";
import { open311Routes } from "#modules/open311";
import { aboutFrom, dataRoutes, ogcRoutes } from "#modules/open-data";
import { accountRoutes, readPerson } from "#modules/people";
import { calendarRoutes } from "#modules/mediation";
import type { Words } from "#web/words";
import { cardRoutes } from "./cards.ts";
import { citationRoutes } from "./citations.ts";
import { cityRoutes, nameOf } from "./city.ts";
import { documentRoutes } from "./documents.ts";
import { establishFirstAdministrator } from "./establish.ts";
import { exportRoutes } from "./exports.ts";
import { fieldRoutes } from "./field.ts";
import { importRoutes } from "./imports.ts";
import { mailboxRoutes } from "./mailbox.ts";
import { mineRoutes } from "./mine.ts";
import { partRoutes } from "./parts.ts";
import { photoRoutes } from "./photos.ts";
import { presenceRoute } from "./presence.ts";
import { erasureRoutes, historyRoutes, logRoute } from "./proof.ts";
import { originOf, type Env, type Services } from "./services.ts";
import { workRoutes } from "./work.ts";

type Given = { services: Services; env: Env; words: Words; city: CitySettings; demo: boolean; logKeys: LogKeys };

/** What strangers' programs read: the catalogue, features, Open311. */
function openRoutes({ services: { runtime }, env, words, city }: Given): PlainRoute[] {
  const origin = originOf(env);
  const say = (code: string, language: "zh" | "en"): string => words[code]?.[language] ?? code;
  const openData = {
    runtime,
    about: aboutFrom(env, () => nameOf(runtime, city), city.hotline),
    origin,
    words: say,
    rates: openRates(),
  };
  return [
    ...open311Routes({ runtime, city: () => nameOf(runtime, city), origin, words: say }),
    ...dataRoutes(openData),
    ...ogcRoutes(openData),
  ];
}

/** Every address that is no command and no query, and what stores a photo a page was given. */
export function routesOf(given: Given): { plain: PlainRoute[]; storePhoto: ReturnType<typeof photoRoutes>["store"] } {
  const { services, env, words, city, demo, logKeys } = given;
  const { runtime, access } = services;
  const provider = signOnSettings(env, originOf(env));
  const photos = photoRoutes(runtime, services.photos);
  const plain = [
    ...sessionRoutes({ access, establish: (account) => establishFirstAdministrator(runtime, account) }),
    ...signOnRoutes(provider && { signOn: access.signOn(provider), origin: new URL(provider.redirect).origin }),
    ...accountRoutes({ access, execute: runtime.execute, person: (id, actor) => runtime.ask(readPerson, { id }, actor) }),
    ...mailboxRoutes(runtime.mailboxes),
    ...cityRoutes({ runtime, city, demo, words }),
    ...citationRoutes(runtime),
    ...workRoutes({ runtime, words }),
    ...fieldRoutes(runtime),
    ...calendarRoutes(runtime),
    ...photos.routes,
    ...partRoutes({ now: runtime.now, photos: services.photos, uploads: services.uploads, rates: openRates() }),
    ...exportRoutes(services.sheets),
    ...documentRoutes(services.sheets),
    ...importRoutes(services.lists),
    ...mineRoutes({ runtime, rates: openRates(), name: () => nameOf(runtime, city) }),
    presenceRoute(runtime),
    logRoute(runtime, logKeys),
    ...historyRoutes(runtime, logKeys, openRates()),
    ...erasureRoutes(runtime),
    ...cardRoutes(services.cards),
    ...openRoutes(given),
  ];
  return { plain, storePhoto: photos.store };
}
