import type { ConfigProviderProps } from "antd";
import enGB from "antd/es/locale/en_GB.js";
import zhCN from "antd/es/locale/zh_CN.js";
import type { Language } from "#web/words";

type Locale = NonNullable<ConfigProviderProps["locale"]>;

// Ant Design's es folder is ESM that TypeScript takes for CommonJS (its package.json names no type): the default import is the locale itself.
export const locales: Record<Language, Locale> = { zh: zhCN as unknown as Locale, en: enGB as unknown as Locale };
