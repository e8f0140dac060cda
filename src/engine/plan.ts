import * as v from "valibot";
import { HOURS_PER_DAY, LONGEST_RUN, YEAR } from "../core/clock.ts";
import { AlarmConfigSchema } from "../monitor/alarm-config.ts";
import { type Action, WINDOWS } from "../ops/actions.ts";
import { COMMITS } from "../ops/commits/catalogue.ts";
import { SKEW_CHANCE } from "../ops/people.ts";
import { PolicySchema } from "../ops/policy.ts";
import { errorsOf } from "../ops/policy-faults.ts";
import { allowedInstead, POLICY_FIELDS } from "../ops/policy-fields.ts";
import { DRIFTS, driftById } from "../world/catalogue.ts";
import { type DriftSwitch, shapesOf } from "../world/drift.ts";
import { SHAPES } from "../world/shape.ts";

const HOURS = LONGEST_RUN * HOURS_PER_DAY;

const whole = (min: number, max: number) => {
	const allowed = `a whole number from ${min} to ${max}`;
	return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(min, allowed), v.maxValue(max, allowed));
};
/** At most three decimals, so that a link can carry it exactly. */
const between = (min: number, max: number) => {
	const allowed = `a number from ${min} to ${max} with at most three decimals`;
	const short = (value: number) => Math.round(value * 1000) / 1000 === value;
	return v.pipe(v.number(allowed), v.minValue(min, allowed), v.maxValue(max, allowed), v.check(short, allowed));
};
const oneOf = <const T extends readonly (string | number)[]>(options: T) =>
	v.picklist(options, `one of ${options.join(", ")}`);
const strict = <const T extends v.ObjectEntries>(entries: T) =>
	v.strictObject(entries, (issue) => {
		const names = Object.keys(entries).join(", ");
		if (issue.expected === "never") return `only ${names}`;
		const missing = entries[String(issue.path?.[0].key)];
		return (missing && v.safeParse(missing, undefined).issues?.[0].message) ?? `an object of ${names}`;
	});

const driftId = oneOf(DRIFTS.map((drift) => drift.id));
const driftSwitch = v.pipe(
	strict({
		id: driftId,
		from: v.optional(whole(0, LONGEST_RUN)),
		to: v.optional(v.nullable(whole(0, LONGEST_RUN))),
		shape: v.optional(oneOf(SHAPES)),
		over: v.optional(whole(1, LONGEST_RUN)),
		period: v.optional(whole(1, LONGEST_RUN)),
		strength: v.optional(between(0, 3)),
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.shape === undefined) return;
		const { id, shape } = dataset.value;
		const shapes = shapesOf(driftById(id));
		if (shapes.includes(shape)) return;
		const path = { type: "object", origin: "value", input: dataset.value, key: "shape", value: shape } as const;
		addIssue({ message: `one of ${shapes.join(", ")} for ${id}`, input: shape, path: [path] });
	}),
);

const at = whole(0, HOURS);
const kind = <const K extends Action["do"]>(name: K) => v.literal(name);
const ACTION_KINDS = [
	"drift-on",
	"drift-off",
	"extract",
	"prepare",
	"train",
	"evaluate",
	"hand-over",
	"deploy",
	"compare",
	"correct",
	"run-pipeline",
	"resume",
	"set",
	"release",
	"merge",
	"refuse",
	"approve",
	"revert",
	"roll-back",
	"rehearse-rollback",
] as const;
const commit = oneOf(COMMITS.map(({ id }) => id));
const setField = v.pipe(
	strict({
		at,
		do: kind("set"),
		field: oneOf(POLICY_FIELDS),
		value: v.union([v.number(), v.boolean(), v.string()], "a number, true, false or words"),
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { field, value } = dataset.value;
		const message = allowedInstead(field, value);
		if (message === null) return;
		const path = { type: "object", origin: "value", input: dataset.value, key: "value", value } as const;
		addIssue({ message, input: value, path: [path] });
	}),
);
const action = v.variant(
	"do",
	[
		strict({ at, do: kind("drift-on"), drift: driftSwitch }),
		strict({ at, do: kind("drift-off"), drift: driftId }),
		strict({ at, do: kind("extract"), window: oneOf(WINDOWS) }),
		strict({ at, do: kind("prepare") }),
		strict({ at, do: kind("train") }),
		strict({ at, do: kind("evaluate") }),
		strict({ at, do: kind("hand-over") }),
		strict({ at, do: kind("deploy"), version: v.optional(whole(1, 1000)) }),
		strict({ at, do: kind("compare") }),
		strict({ at, do: kind("correct") }),
		strict({ at, do: kind("run-pipeline") }),
		strict({ at, do: kind("resume"), run: v.optional(whole(1, 100_000)) }),
		setField,
		strict({ at, do: kind("release"), commit }),
		strict({ at, do: kind("merge"), commit }),
		strict({ at, do: kind("refuse"), commit }),
		strict({ at, do: kind("approve"), commit }),
		strict({ at, do: kind("revert"), commit }),
		strict({ at, do: kind("roll-back") }),
		strict({ at, do: kind("rehearse-rollback") }),
	],
	`one of ${ACTION_KINDS.join(", ")}`,
);

const MAX_ACTIONS = 1000;
const defaultDrifts = (): DriftSwitch[] =>
	DRIFTS.filter((drift) => drift.inDefaultYear).map((drift) => ({ id: drift.id }));

/**
 * The one description of a Plan: what is allowed, and what holds when a field is left out. The link, the command line
 * and the worker all read it here.
 */
export const PlanSchema = strict({
	/** Version of this form. */
	v: v.optional(v.literal(1, "1"), 1),
	seed: v.optional(whole(0, 4294967295), 7),
	days: v.optional(whole(1, LONGEST_RUN), YEAR),
	ordersPerDay: v.optional(whole(50, 2000), 500),
	/** Standard deviation of what the orders of a day share. */
	dayShock: v.optional(between(0, 0.5), 0.05),
	/** MLOps level: 0 by hand, 1 an automated pipeline, 2 CI/CD of the pipeline. */
	level: v.optional(oneOf([0, 1, 2]), 0),
	/** How the pipeline is run at levels 1 and 2; what is left out stands at its default. */
	policy: v.optional(PolicySchema, {}),
	/** Commits to the pipeline's code that are made during the year, the same at every level. */
	commits: v.optional(oneOf(["none", "default"]), "none"),
	/** Who decides: the person at the screen, or the scripted team that is typical of the level. */
	team: v.optional(oneOf(["learner", "persona"]), "learner"),
	/** How often ops get a feature wrong when they write it a second time. */
	skewChance: v.optional(between(0, 1), SKEW_CHANCE),
	/** Whether monitors look at the run and record what they see. */
	watch: v.optional(v.boolean("true or false"), true),
	/** Thresholds of the alarms; those that are left out stand at their defaults. */
	alarm: v.optional(strict(AlarmConfigSchema.entries), {}),
	drifts: v.optional(
		v.pipe(
			v.array(driftSwitch, "a list of drifts"),
			v.maxLength(32, "at most 32 drifts"),
			v.check((drifts) => eachOnce(drifts), "each drift once"),
		),
		defaultDrifts,
	),
	actions: v.optional(
		v.pipe(
			v.array(action, "a list of actions"),
			v.maxLength(MAX_ACTIONS, `at most ${MAX_ACTIONS} actions`),
			v.check((actions) => inOrder(actions), "actions in the order of their hours"),
		),
		() => [],
	),
});

function eachOnce(drifts: readonly { id: string }[]): boolean {
	return new Set(drifts.map((drift) => drift.id)).size === drifts.length;
}

function inOrder(actions: readonly { at: number }[]): boolean {
	return actions.every((one, i) => i === 0 || one.at >= (actions[i - 1]?.at ?? 0));
}

/** The whole input of a run. */
export type Plan = Readonly<v.InferOutput<typeof PlanSchema>>;
export type PlanInput = Readonly<v.InferInput<typeof PlanSchema>>;

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** A checked plan with every field filled in, or one sentence that names the field, its value and what is allowed. */
export function parsePlan(input: unknown): Parsed<Plan> {
	const result = v.safeParse(PlanSchema, input);
	if (!result.success) return { ok: false, error: sentenceOf(result.issues[0]) };
	const [fault] = errorsOf(result.output.policy, result.output);
	return fault ? { ok: false, error: `policy.${fault.sentence}` } : { ok: true, value: result.output };
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
	const path = cut(v.getDotPath(issue) ?? "plan", 60);
	const received = issue.expected === "never" ? "is not a field here" : `is ${shorten(issue.input)}`;
	return `${path} ${received}; allowed: ${issue.message}.`;
}

/** On one line and no longer than it helps: field names and values may come from anywhere. */
const cut = (text: string, length: number): string => {
	const line = text.replace(/\s+/g, " ");
	return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

function shorten(value: unknown): string {
	if (typeof value === "function") return "a function";
	if (typeof value !== "string" && (typeof value !== "object" || value === null)) return cut(String(value), 40);
	try {
		return cut(JSON.stringify(value), 40);
	} catch {
		return "something that JSON cannot tell";
	}
}

/** The plan that stands when nothing is said: the default year, in the learner's hands. Throws when `input` is wrong. */
export function planOf(input: PlanInput = {}): Plan {
	const parsed = parsePlan(input);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}
