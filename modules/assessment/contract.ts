export { Rule, SchemeFacts, type Item, type ItemOf, type Subject, type Veto } from "./contract/rule.ts";
