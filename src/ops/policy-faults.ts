import { FIRST_DELAY, LAST_DELAY } from "../world/orders.ts";
import { missingGuards, wiringFaults } from "./pipeline/pipeline-faults.ts";
import type { Policy } from "./policy.ts";
import { allowedInstead, POLICY_FIELDS, standardOf } from "./policy-fields.ts";
import { fieldsOf, type PolicyValue, withField } from "./policy-values.ts";

/** What of a plan decides whether a policy can work. */
export interface PolicyContext {
	readonly level: 0 | 1 | 2;
	/** Days of the run. */
	readonly days: number;
	readonly ordersPerDay: number;
}

/** Something in a policy that cannot work (error), or that works unguarded or to no purpose (warning). */
export interface PolicyFault {
	readonly kind: "error" | "warning";
	/** Dotted path. */
	readonly field: string;
	/** One sentence that begins with the field; of an error it says what is allowed. */
	readonly sentence: string;
}

const WEEK = 7;
/** Fields of which only Level 2 knows. */
const LEVEL_2 = ["delivery.", "code."];

/** Whether the team of `level` has this field. */
export const hasField = (level: 0 | 1 | 2, field: string): boolean =>
	level === 2 || (level === 1 && !LEVEL_2.some((group) => field.startsWith(group)));

/**
 * All that is wrong with a policy before it runs; nothing at Level 0, which has none. Each value is within its range: the
 * schema has seen to that. What nobody has set is never refused: a fault among defaults is a warning.
 */
export function policyFaults(policy: Policy, context: PolicyContext): PolicyFault[] {
	if (context.level === 0) return [];
	return [
		...triggerFaults(policy, context),
		...guardFaults(policy, context),
		...wiringFaults(policy).map(({ step, sentence }) => error(`pipeline.${step}`, sentence)),
		...missingGuards(policy).map(({ step, sentence }) => warning(`pipeline.${step}`, sentence)),
		...(context.level === 2 ? deliveryFaults(policy, context) : []),
	];
}

const error = (field: string, sentence: string): PolicyFault => ({ kind: "error", field, sentence });
const warning = (field: string, sentence: string): PolicyFault => ({ kind: "warning", field, sentence });

/** An error of the first of `fields`; a warning when they all stand at their defaults. */
function refused(policy: Policy, fields: readonly [string, ...string[]], allowed: string): PolicyFault {
	const values = new Map(fieldsOf(policy));
	const [field] = fields;
	const kind = fields.some((one) => values.get(one) !== standardOf(one)) ? "error" : "warning";
	return { kind, field, sentence: `${field} is ${values.get(field)}; allowed: ${allowed}.` };
}

function triggerFaults(policy: Policy, { days, ordersPerDay }: PolicyContext): PolicyFault[] {
	const { schedule, newData, performance, distribution } = policy.triggers;
	const faults: PolicyFault[] = [];
	if (!schedule.on && !newData.on && !performance.on && !distribution.on) {
		const allowed = "true, unless another trigger is on, since else only a person starts the pipeline";
		faults.push(refused(policy, ["triggers.schedule.on"], allowed));
	}
	if (schedule.on && schedule.everyDays >= days) {
		const sentence = `triggers.schedule.everyDays is ${schedule.everyDays}: in a run of ${days} days the schedule never starts the pipeline.`;
		faults.push(warning("triggers.schedule.everyDays", sentence));
	}
	const all = days * ordersPerDay;
	if (newData.on && newData.labels > all) {
		const allowed = `at most ${all}, the orders of ${days} days at ${ordersPerDay} a day`;
		faults.push(refused(policy, ["triggers.newData.labels", "triggers.newData.on"], allowed));
	}
	const weekly = WEEK * ordersPerDay;
	if (performance.on && performance.minLabels > weekly) {
		const allowed = `at most ${weekly}, the labels of seven days at ${ordersPerDay} orders a day`;
		faults.push(refused(policy, ["triggers.performance.minLabels"], allowed));
	}
	return faults;
}

function guardFaults(policy: Policy, { days }: PolicyContext): PolicyFault[] {
	const { cooldownDays, oneAtATime } = policy.guard;
	const faults: PolicyFault[] = [];
	if (cooldownDays > days) faults.push(refused(policy, ["guard.cooldownDays"], `at most ${days}, the days of the run`));
	if (cooldownDays === 0) {
		faults.push(warning("guard.cooldownDays", "guard.cooldownDays is 0: a trigger may start the pipeline every day."));
	}
	if (!oneAtATime) {
		faults.push(
			warning("guard.oneAtATime", "guard.oneAtATime is false: runs of the pipeline may overtake one another."),
		);
	}
	return faults;
}

function deliveryFaults(policy: Policy, context: PolicyContext): PolicyFault[] {
	const { mode, days, autoRollback } = policy.delivery;
	const faults: PolicyFault[] = [];
	if (mode === "ab" && days < LAST_DELAY) {
		const allowed = `at least ${LAST_DELAY} with mode ab, since labels are known after ${FIRST_DELAY} to ${LAST_DELAY} days`;
		faults.push(refused(policy, ["delivery.days", "delivery.mode"], allowed));
	}
	if (mode !== "direct" && days > context.days) {
		faults.push(refused(policy, ["delivery.days", "delivery.mode"], `at most ${context.days}, the days of the run`));
	}
	if (!autoRollback) {
		const sentence = "delivery.autoRollback is false: a broken guardrail only calls, and a person rolls back.";
		faults.push(warning("delivery.autoRollback", sentence));
	}
	return faults;
}

/** Why a person cannot set `field` to `value` now, in one sentence; null when it can be done. */
export function whyNotSet(policy: Policy, field: string, value: PolicyValue, context: PolicyContext): string | null {
	if (context.level === 0) return "Level 0 has no pipeline and no policy: every step is done by hand.";
	if (!POLICY_FIELDS.includes(field)) return `The policy has no field ${field}.`;
	if (!hasField(context.level, field))
		return `${field} is of Level 2: Level 1 delivers models directly and code by hand.`;
	const allowed = allowedInstead(field, value);
	if (allowed !== null) return `${field} is ${value}; allowed: ${allowed}.`;
	// What was wrong before must not stand in the way of mending it.
	const before = new Set(errorsOf(policy, context).map((fault) => fault.field));
	const fault = errorsOf(withField(policy, field, value), context).find((one) => !before.has(one.field));
	return fault?.sentence ?? null;
}

/** What makes a policy impossible. */
export const errorsOf = (policy: Policy, context: PolicyContext): PolicyFault[] =>
	policyFaults(policy, context).filter(({ kind }) => kind === "error");
