/** The wire of who works for the city: accounts and roles, posts, service teams, and what the public is told of a grid. */
export { RoleCode, ROLES, UnitCode } from "./contract/basics.ts";
export * from "./contract/accounts.ts";
export * from "./contract/posts.ts";
export * from "./contract/teams.ts";
export * from "./contract/notices.ts";
