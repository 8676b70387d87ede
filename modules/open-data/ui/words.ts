import { defineWords } from "#web/words";

export const words = defineWords({
  "open-data.no-such-dataset": {
    zh: "没有这个数据表。请从开放数据目录里选。",
    en: "There is no such table; choose one from the list of open data.",
  },
  "open-data.no-such-month": {
    zh: "没有这个月的表：只开放已经过完的月份，按“2026-09”这样写。",
    en: "There is no table of this month: only months that are over are open, written like 2026-09.",
  },
});
