import fc from "fast-check";
import { hourOf, LONGEST_RUN } from "../../src/core/clock.ts";
import type { Plan } from "../../src/engine/plan.ts";
import { ALARM_DEFAULTS, type AlarmConfig } from "../../src/monitor/alarm-config.ts";
import { CORRECTIONS, type Correction } from "../../src/monitor/multiple-testing.ts";
import { type Action, WINDOWS } from "../../src/ops/actions.ts";
import { COMMITS } from "../../src/ops/commits/catalogue.ts";
import { GUARDS } from "../../src/ops/pipeline/dag.ts";
import { PIPELINE_STEPS } from "../../src/ops/pipeline/step-names.ts";
import { DEFAULT_POLICY, type Policy } from "../../src/ops/policy.ts";
import { errorsOf, type PolicyContext } from "../../src/ops/policy-faults.ts";
import { allowedOf, POLICY_FIELDS, standardOf } from "../../src/ops/policy-fields.ts";
import { type PolicyValue, withField } from "../../src/ops/policy-values.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { type Drift, type DriftSwitch, shapesOf } from "../../src/world/drift.ts";

const thousandths = (max: number) => fc.integer({ min: 0, max: 1000 * max }).map((n) => n / 1000);
const day = fc.integer({ min: 0, max: LONGEST_RUN });
const length = fc.integer({ min: 1, max: LONGEST_RUN });

/** A drift switched on with any of its options. */
const anySwitch = (drift: Drift): fc.Arbitrary<DriftSwitch> =>
	fc.record(
		{
			id: fc.constant(drift.id),
			from: day,
			to: fc.option(day),
			shape: fc.constantFrom(...shapesOf(drift)),
			over: length,
			period: length,
			strength: thousandths(3),
		},
		{ requiredKeys: ["id"] },
	);

const anyDrift = fc.constantFrom(...DRIFTS);

const policyField = fc.constantFrom(...POLICY_FIELDS);

/** Any value that a field of the policy takes; its pipeline may be one that cannot work. */
export const anyValueOf = (field: string): fc.Arbitrary<PolicyValue> => {
	const standard = standardOf(field);
	if (field.startsWith("pipeline.")) {
		return fc.oneof(
			fc.constant("-"),
			fc.shuffledSubarray([...PIPELINE_STEPS]).map((steps) => steps.join(" ")),
		);
	}
	const allowed = allowedOf(field);
	const words = /^one of (.*)$/.exec(allowed)?.[1];
	if (words) return fc.constantFrom(...words.split(", "));
	if (typeof standard === "boolean") return fc.boolean();
	const [, low, high] = /from (\S+) to (\S+)/.exec(allowed) ?? [];
	const least = Number(low);
	const most = Number(high);
	if (allowed.includes("whole")) return fc.integer({ min: least, max: most });
	return fc.integer({ min: Math.round(1000 * least), max: Math.round(1000 * most) }).map((n) => n / 1000);
};

/** Any policy that the schema allows, the impossible among them; many of its fields stand at their defaults. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
	.subarray([...POLICY_FIELDS])
	.chain((fields) => fc.tuple(...fields.map((field) => fc.tuple(fc.constant(field), anyValueOf(field)))))
	.map((fields) => fields.reduce((policy, [field, value]) => withField(policy, field, value), DEFAULT_POLICY));

/** Steps that wait for one another in some order, with or without the guards: any pipeline that works. */
const anyPipeline = fc
	.record({ guards: fc.subarray([...GUARDS]), beside: fc.boolean(), all: fc.boolean() })
	.map(({ guards, beside, all }): Policy["pipeline"] => {
		const checked = guards.includes("validation");
		const before = checked && !beside ? "validation" : "extraction";
		return {
			extraction: "",
			validation: checked ? "extraction" : "-",
			preparation: all && checked && !beside ? "extraction validation" : before,
			training: beside && checked ? "preparation validation" : "preparation",
			evaluation: all ? "training preparation" : "training",
			"model-validation": guards.includes("model-validation") ? "evaluation" : "-",
		};
	});

/** The policy with every group at its defaults in which something is impossible. */
function mended(policy: Policy, context: PolicyContext): Policy {
	const [fault] = errorsOf(policy, context);
	if (!fault) return policy;
	const group = fault.field.split(".")[0] as "triggers" | "guard" | "pipeline" | "delivery";
	return mended({ ...policy, [group]: DEFAULT_POLICY[group] }, context);
}

/** Any policy that can work. */
export const anyWorkingPolicy = (context: PolicyContext): fc.Arbitrary<Policy> =>
	fc.tuple(anyPolicy, anyPipeline).map(([policy, pipeline]) => mended({ ...policy, pipeline }, context));

/** A switch as a person flips it: the drift as it stands in its own file. */
const flipped = anyDrift.map((drift): DriftSwitch => ({ id: drift.id }));

const at = (hours: number) => fc.integer({ min: 0, max: hours });
const step = <K extends Action["do"]>(name: K) => fc.constant(name);

/** Any action of Level 0 within `hours`; `on` gives what is switched on by hand. */
const anyManualAction = (hours: number, on: fc.Arbitrary<DriftSwitch>): fc.Arbitrary<Action> =>
	fc.oneof(
		fc.record({ at: at(hours), do: step("drift-on"), drift: on }),
		fc.record({ at: at(hours), do: step("drift-off"), drift: anyDrift.map(({ id }) => id) }),
		fc.record({ at: at(hours), do: step("extract"), window: fc.constantFrom(...WINDOWS) }),
		...(["prepare", "train", "evaluate", "hand-over"] as const).map((name) =>
			fc.record({ at: at(hours), do: step(name) }),
		),
		fc.record(
			{ at: at(hours), do: step("deploy"), version: fc.integer({ min: 1, max: 1000 }) },
			{ requiredKeys: ["at", "do"] },
		),
	) as fc.Arbitrary<Action>;

/** Any action of the desk of Levels 1 and 2 within `hours`. */
const anyPipelineAction = (hours: number): fc.Arbitrary<Action> =>
	fc.oneof(
		...(["run-pipeline", "roll-back", "rehearse-rollback"] as const).map((name) =>
			fc.record({ at: at(hours), do: step(name) }),
		),
		fc.record(
			{ at: at(hours), do: step("resume"), run: fc.integer({ min: 1, max: 100_000 }) },
			{ requiredKeys: ["at", "do"] },
		),
		policyField.chain((field) =>
			fc.record({ at: at(hours), do: step("set"), field: fc.constant(field), value: anyValueOf(field) }),
		),
		...(["release", "merge", "refuse", "approve", "revert"] as const).map((name) =>
			fc.record({ at: at(hours), do: step(name), commit: fc.constantFrom(...COMMITS.map(({ id }) => id)) }),
		),
	) as fc.Arbitrary<Action>;

/** Any action at all within `hours`. */
const anyAction = (hours: number, on: fc.Arbitrary<DriftSwitch>): fc.Arbitrary<Action> =>
	fc.oneof(anyManualAction(hours, on), anyPipelineAction(hours));

const inOrder = (actions: Action[]): Action[] => actions.toSorted((a, b) => a.at - b.at);

const positive = (max: number) => fc.double({ min: 1e-9, max, noNaN: true });
const rows = fc.integer({ min: 50, max: 100_000 });

/** Any thresholds of the alarms; most stand at their defaults. */
const anyAlarm = fc
	.record(
		{
			everyDays: fc.integer({ min: 1, max: 28 }),
			windowDays: fc.integer({ min: 1, max: 28 }),
			referenceDays: fc.integer({ min: 1, max: 84 }),
			windowRows: rows,
			referenceRows: rows,
			level: positive(1),
			correction: fc.constantFrom(...(Object.keys(CORRECTIONS) as Correction[])),
			minEffect: positive(10),
			confirmations: fc.integer({ min: 1, max: 8 }),
			minValid: fc.integer({ min: 2, max: 10_000 }),
			fewValues: fc.integer({ min: 0, max: 20 }),
			errorDelta: positive(0.5),
			errorWarning: positive(0.5),
		},
		{ requiredKeys: [] },
	)
	.map((some): AlarmConfig => ({ ...ALARM_DEFAULTS, ...some }));

/** Any plan with these actions, of Level 0 and with the policy as it comes. */
const anyPlanWith = (actions: fc.Arbitrary<Action>) =>
	fc.record({
		v: fc.constant(1 as const),
		seed: fc.integer({ min: 0, max: 4294967295 }),
		days: length,
		ordersPerDay: fc.integer({ min: 50, max: 2000 }),
		dayShock: fc.integer({ min: 0, max: 500 }).map((n) => n / 1000),
		level: fc.constant(0 as const),
		policy: fc.constant(DEFAULT_POLICY),
		commits: fc.constantFrom("none", "default"),
		team: fc.constantFrom("learner", "persona"),
		skewChance: thousandths(1),
		watch: fc.boolean(),
		alarm: anyAlarm,
		drifts: fc.subarray([...DRIFTS]).chain((some) => fc.tuple(...some.map(anySwitch))),
		actions: fc.array(actions, { maxLength: 80, size: "max" }).map(inOrder),
	});

const LONGEST = hourOf(LONGEST_RUN);

/** Any plan at all. */
export const anyPlan: fc.Arbitrary<Plan> = fc
	.tuple(anyPlanWith(anyAction(LONGEST, anyDrift.chain(anySwitch))), fc.constantFrom(0, 1, 2))
	.chain(([plan, level]) => {
		const policy = level === 0 ? anyPolicy : anyWorkingPolicy({ ...plan, level });
		return policy.map((policy) => ({ ...plan, level, policy }));
	});

/** Any plan of Level 0 in which the switches that were flipped by hand are flipped and nothing more. */
export const anyPlayedPlan: fc.Arbitrary<Plan> = anyPlanWith(anyManualAction(LONGEST, flipped));

/** A whole experiment, with time enough between its steps. */
const experiment = (at: number, window: (typeof WINDOWS)[number]): Action[] => [
	{ at, do: "extract", window },
	{ at: at + 200, do: "prepare" },
	{ at: at + 360, do: "train" },
	{ at: at + 480, do: "evaluate" },
	{ at: at + 580, do: "hand-over" },
	{ at: at + 660, do: "deploy" },
];

/** Actions of a person within `hours`, in order: a whole experiment, and this and that at any time. */
export const anyActions = (hours: number): fc.Arbitrary<Action[]> =>
	fc
		.tuple(
			fc.array(anyAction(hours, flipped), { maxLength: 20 }),
			fc.option(fc.tuple(fc.integer({ min: 0, max: hours - 700 }), fc.constantFrom(...WINDOWS)), { freq: 4 }),
		)
		.map(([some, whole]) => inOrder([...some, ...(whole ? experiment(...whole) : [])]));
