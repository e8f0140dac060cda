import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlanSchema, parsePlan, planOf } from "../../src/engine/plan.ts";
import { ALARM_DEFAULTS } from "../../src/monitor/alarm-config.ts";
import { DEFAULT_POLICY } from "../../src/ops/policy.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { anyPlan } from "./plans.ts";

const DRIFT_IDS = DRIFTS.map(({ id }) => id).join(", ");
const FIELDS = Object.keys(PlanSchema.entries).join(", ");
const error = (input: unknown): string | null => {
	const parsed = parsePlan(input);
	return parsed.ok ? null : parsed.error;
};

describe("a plan of which nothing is said", () => {
	it("is the default year in the learner's hands", () => {
		expect(planOf()).toEqual({
			v: 1,
			seed: 7,
			days: 365,
			ordersPerDay: 500,
			dayShock: 0.05,
			level: 0,
			policy: DEFAULT_POLICY,
			commits: "none",
			team: "learner",
			skewChance: 0.35,
			watch: true,
			alarm: ALARM_DEFAULTS,
			drifts: [
				{ id: "rural-growth" },
				{ id: "peak-season" },
				{ id: "carrier-b-degrades" },
				{ id: "van-cut-off" },
				{ id: "weather-unit-change" },
			],
			actions: [],
		});
	});

	it("takes what is said, and the default for the rest", () => {
		expect(planOf({ seed: 3, drifts: [] })).toEqual({ ...planOf(), seed: 3, drifts: [] });
	});
});

describe("any whole plan", () => {
	it("is understood as it stands, and survives JSON", () => {
		fc.assert(
			fc.property(anyPlan, (plan) => {
				expect(parsePlan(plan)).toEqual({ ok: true, value: plan });
				expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, value: plan });
			}),
		);
	});
});

describe("a wrong field is named, with its value and with what is allowed", () => {
	const wrong: [unknown, string][] = [
		[{ seed: -1 }, "seed is -1; allowed: a whole number from 0 to 4294967295."],
		[{ seed: 1.5 }, "seed is 1.5; allowed: a whole number from 0 to 4294967295."],
		[{ seed: 4294967296 }, "seed is 4294967296; allowed: a whole number from 0 to 4294967295."],
		[{ seed: "7" }, 'seed is "7"; allowed: a whole number from 0 to 4294967295.'],
		[{ seed: null }, "seed is null; allowed: a whole number from 0 to 4294967295."],
		[{ seed: Number.NaN }, "seed is NaN; allowed: a whole number from 0 to 4294967295."],
		[{ days: 0 }, "days is 0; allowed: a whole number from 1 to 3650."],
		[{ days: 3651 }, "days is 3651; allowed: a whole number from 1 to 3650."],
		[{ days: Number.POSITIVE_INFINITY }, "days is Infinity; allowed: a whole number from 1 to 3650."],
		[{ ordersPerDay: 49 }, "ordersPerDay is 49; allowed: a whole number from 50 to 2000."],
		[{ ordersPerDay: 2001 }, "ordersPerDay is 2001; allowed: a whole number from 50 to 2000."],
		[{ dayShock: 0.6 }, "dayShock is 0.6; allowed: a number from 0 to 0.5 with at most three decimals."],
		[{ dayShock: 0.0501 }, "dayShock is 0.0501; allowed: a number from 0 to 0.5 with at most three decimals."],
		[{ skewChance: 2 }, "skewChance is 2; allowed: a number from 0 to 1 with at most three decimals."],
		[{ level: 3 }, "level is 3; allowed: one of 0, 1, 2."],
		[{ v: 2 }, "v is 2; allowed: 1."],
		[{ team: "robots" }, 'team is "robots"; allowed: one of learner, persona.'],
		[{ watch: 1 }, "watch is 1; allowed: true or false."],
		[{ alarm: { everyDays: 0 } }, "alarm.everyDays is 0; allowed: a whole number from 1 to 28."],
		[{ alarm: { level: 2 } }, "alarm.level is 2; allowed: a number from 1e-9 to 1."],
		[
			{ alarm: { louder: true } },
			expect.stringMatching(/^alarm\.louder is not a field here; allowed: only everyDays, /),
		],
		[{ drifts: {} }, "drifts is {}; allowed: a list of drifts."],
		[{ drifts: ["none"] }, 'drifts.0 is "none"; allowed: an object of id, from, to, shape, over, period, strength.'],
		[{ drifts: [{}] }, `drifts.0.id is undefined; allowed: one of ${DRIFT_IDS}.`],
		[{ drifts: [{ id: "quake" }] }, `drifts.0.id is "quake"; allowed: one of ${DRIFT_IDS}.`],
		[
			{ drifts: [{ id: "none" }, { id: "none", from: 3 }] },
			'drifts is [{"id":"none"},{"id":"none","from":3}]; allowed: each drift once.',
		],
		[{ drifts: [{ id: "none", from: 3651 }] }, "drifts.0.from is 3651; allowed: a whole number from 0 to 3650."],
		[{ drifts: [{ id: "none", to: -1 }] }, "drifts.0.to is -1; allowed: a whole number from 0 to 3650."],
		[{ drifts: [{ id: "none", over: 0 }] }, "drifts.0.over is 0; allowed: a whole number from 1 to 3650."],
		[{ drifts: [{ id: "none", period: 0 }] }, "drifts.0.period is 0; allowed: a whole number from 1 to 3650."],
		[
			{ drifts: [{ id: "none", strength: 4 }] },
			"drifts.0.strength is 4; allowed: a number from 0 to 3 with at most three decimals.",
		],
		[
			{ drifts: [{ id: "none", shape: "square" }] },
			'drifts.0.shape is "square"; allowed: one of sudden, gradual, incremental, recurring.',
		],
		[
			{ drifts: [{ id: "column-renamed", shape: "gradual" }] },
			'drifts.0.shape is "gradual"; allowed: one of sudden, recurring for column-renamed.',
		],
		[{ actions: 3 }, "actions is 3; allowed: a list of actions."],
		[{ actions: [{ at: 1 }] }, expect.stringMatching(/^actions\.0\.do is undefined; allowed: one of drift-on, /)],
		[
			{ actions: [{ at: 1, do: "pray" }] },
			expect.stringMatching(/^actions\.0\.do is "pray"; allowed: one of drift-on, /),
		],
		[{ actions: [{ do: "train" }] }, "actions.0.at is undefined; allowed: a whole number from 0 to 87600."],
		[{ actions: [{ at: 87601, do: "train" }] }, "actions.0.at is 87601; allowed: a whole number from 0 to 87600."],
		[{ actions: [{ at: 1, do: "extract", window: 8 }] }, "actions.0.window is 8; allowed: one of 7, 14, 28, 60."],
		[{ actions: [{ at: 1, do: "extract" }] }, "actions.0.window is undefined; allowed: one of 7, 14, 28, 60."],
		[
			{ actions: [{ at: 1, do: "deploy", version: 0 }] },
			"actions.0.version is 0; allowed: a whole number from 1 to 1000.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "triggers.schedule.everyDays", value: 900 }] },
			"actions.0.value is 900; allowed: a whole number from 1 to 365.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "window", value: true }] },
			"actions.0.value is true; allowed: a whole number from 7 to 365.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "window", value: [8] }] },
			"actions.0.value is [8]; allowed: a number, true, false or words.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "window" }] },
			"actions.0.value is undefined; allowed: a number, true, false or words.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "guard.oneAtATime", value: 1 }] },
			"actions.0.value is 1; allowed: true or false.",
		],
		[
			{ actions: [{ at: 1, do: "set", field: "delivery.mode", value: "rolling" }] },
			'actions.0.value is "rolling"; allowed: one of direct, shadow, canary, ab.',
		],
		[
			{ actions: [{ at: 1, do: "set", field: "guard", value: 3 }] },
			expect.stringMatching(/^actions\.0\.field is "guard"; allowed: one of window, triggers\.schedule\.on, /),
		],
		[
			{ actions: [{ at: 1, do: "merge", commit: "all" }] },
			expect.stringMatching(/^actions\.0\.commit is "all"; allowed: one of /),
		],
		[{ policy: { window: 3 } }, "policy.window is 3; allowed: a whole number from 7 to 365."],
		[
			{ policy: { guard: { cooldown: 3 } } },
			"policy.guard.cooldown is not a field here; allowed: only cooldownDays, oneAtATime.",
		],
		[{ policy: { guard: 3 } }, "policy.guard is 3; allowed: an object of cooldownDays, oneAtATime."],
		[{ policy: 3 }, expect.stringMatching(/^policy is 3; allowed: an object of window, triggers, /)],
		[
			{ policy: { speed: 3 } },
			expect.stringMatching(/^policy\.speed is not a field here; allowed: only window, triggers, /),
		],
		[
			{
				actions: [
					{ at: 2, do: "train" },
					{ at: 1, do: "train" },
				],
			},
			expect.stringMatching(/^actions is \[\{"at":2,.*…; allowed: actions in the order of their hours\.$/),
		],
		[{ speed: 3 }, `speed is not a field here; allowed: only ${FIELDS}.`],
		[{ actions: [{ at: 1, do: "train", epochs: 9 }] }, "actions.0.epochs is not a field here; allowed: only at, do."],
		[
			{ drifts: [{ id: "none", strenght: 1 }] },
			"drifts.0.strenght is not a field here; allowed: only id, from, to, shape, over, period, strength.",
		],
		[null, `plan is null; allowed: an object of ${FIELDS}.`],
		["seed=7", `plan is "seed=7"; allowed: an object of ${FIELDS}.`],
	];
	it.each(wrong)("%j", (input, sentence) => {
		expect(error(input)).toEqual(sentence);
	});

	it("of many actions, at most a thousand", () => {
		const actions = (n: number) => Array.from({ length: n }, (_, i) => ({ at: i, do: "train" }));
		expect(error({ actions: actions(1000) })).toBeNull();
		expect(error({ actions: actions(1001) })).toMatch(/^actions is .*…; allowed: at most 1000 actions\.$/);
	});
});

describe("a policy that cannot work", () => {
	const policy = { guard: { cooldownDays: 90 }, pipeline: { training: "training" } };

	it("is refused at Levels 1 and 2, and stands unused at Level 0", () => {
		const sentence = "policy.guard.cooldownDays is 90; allowed: at most 60, the days of the run.";
		expect(error({ level: 1, days: 60, policy })).toBe(sentence);
		expect(error({ level: 2, days: 60, policy })).toBe(sentence);
		expect(error({ level: 0, days: 60, policy })).toBeNull();
		expect(error({ level: 2, policy })).toBe(
			"policy.pipeline.training is after training; allowed: after no step that waits for it in turn (training → training).",
		);
	});

	it("may be asked for during the run: the team says then why not", () => {
		const set = { at: 1, do: "set", field: "pipeline.training", value: "training" };
		expect(error({ level: 2, actions: [set] })).toBeNull();
	});
});

describe("hostile values", () => {
	const oneSentence = /^[^\n\r]{1,600}; allowed: [^\n\r]+\.$/;

	it("never throw, and give one line", () => {
		const anything = fc.anything({
			withBigInt: true,
			withMap: true,
			withSet: true,
			withDate: true,
			withNullPrototype: true,
		});
		const fields = fc.constantFrom(...FIELDS.split(", "), "__proto__", "constructor", "toString", "a\nb");
		const objects = fc
			.array(fc.tuple(fields, anything), { maxLength: 3 })
			.map((entries) => Object.fromEntries(entries));
		fc.assert(
			fc.property(fc.oneof(anything, objects), (input) => {
				const said = error(input);
				if (said !== null) expect(said).toMatch(oneSentence);
			}),
			{ numRuns: 1000 },
		);
	});

	it("that JSON cannot tell are told apart all the same", () => {
		const ring: unknown[] = [];
		ring.push(ring);
		for (const seed of [1n, ring, () => 1, Symbol("a\nb"), new Map([[1, 2]]), "x".repeat(100_000)]) {
			expect(error({ seed })).toMatch(/^seed is [^\n]{1,60}; allowed: a whole number from 0 to 4294967295\.$/);
		}
	});

	it("as names of fields are no fields, even those that every object has", () => {
		for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
			expect(error(JSON.parse(`{"${name}": {"seed": 3}}`))).toBe(
				`${name} is not a field here; allowed: only ${FIELDS}.`,
			);
		}
		expect(error({ [`a\n${"b".repeat(1000)}`]: 1 })).toMatch(/^a b{1,60}… is not a field here; allowed: only /);
	});

	it("throw where a plan is made by the program itself", () => {
		expect(() => planOf({ seed: -1 })).toThrow("seed is -1; allowed: a whole number from 0 to 4294967295.");
	});
});
