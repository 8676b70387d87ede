import type { ComponentType, LazyExoticComponent } from "react";
import type { IconName } from "#web/console";
import { peoplePages } from "../../modules/people/ui/console.tsx";
import { gridWorkPages } from "../../modules/grid-work/ui/console.tsx";
import { circlePages } from "../../modules/service-circle/ui/console.tsx";
import { incidentPages } from "../../modules/incidents/ui/console.tsx";

/** A screen a module brings: where it lives, who needs it in the menu, and what to load when it is opened. The server alone decides what may be seen. */
export type ConsolePage = {
  path: string;
  label: { zh: string; en: string };
  icon: IconName;
  section: "work" | "oversight" | "admin";
  roles: readonly string[];
  /** Two keys, "g q". */
  keys?: string;
  /** Not in the menu: opened from another screen. */
  inner?: boolean;
  component: LazyExoticComponent<ComponentType>;
};

export const pages: readonly ConsolePage[] = [...incidentPages, ...gridWorkPages, ...circlePages, ...peoplePages];
