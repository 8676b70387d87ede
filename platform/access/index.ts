export { anyone, either, grantsOver, holds, noGrant, resident, system, systemOnly, type Actor, type Allow, type Grant } from "./actor.ts";
