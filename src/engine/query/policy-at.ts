import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import type { Policy } from "../../ops/policy.ts";
import { withField } from "../../ops/policy-values.ts";

/** The policy as it stands after `events`: that of the plan, with every field that somebody has set since. */
export const policyAt = (plan: Policy, events: readonly OpsEvent[]): Policy =>
	eventsOf(events, "policy.set").reduce((policy, { field, value }) => withField(policy, field, value), plan);
