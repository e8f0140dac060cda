import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LONGEST_RUN } from "../../src/core/clock.ts";
import { decodePlan, encodePlan, LONGEST_LINK } from "../../src/engine/link.ts";
import { planOf } from "../../src/engine/plan.ts";
import { COMMITS } from "../../src/ops/commits/catalogue.ts";
import type { Commit } from "../../src/ops/commits/commit.ts";
import { POLICY_FIELDS } from "../../src/ops/policy-fields.ts";
import type { PolicyValue } from "../../src/ops/policy-values.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { type Drift, type DriftSwitch, shapesOf } from "../../src/world/drift.ts";
import type { Shape } from "../../src/world/shape.ts";
import { anyPlan, anyPlayedPlan, anyValueOf } from "./plans.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const error = (text: string): string | null => {
	const decoded = decodePlan(text);
	return decoded.ok ? null : decoded.error;
};

const detailed = (drift: Drift): DriftSwitch => ({
	id: drift.id,
	from: LONGEST_RUN,
	to: LONGEST_RUN,
	shape: shapesOf(drift)[0] as Shape,
	over: LONGEST_RUN,
	period: LONGEST_RUN,
	strength: 2.999,
});

describe("a run as a link", () => {
	it("says only what differs from the default year, in words that a person can read", () => {
		expect(encodePlan(planOf())).toBe("");
		const plan = planOf({
			seed: 8,
			team: "persona",
			skewChance: 0,
			drifts: [
				{ id: "carrier-b-degrades", from: 40, strength: 1.5 },
				{ id: "outliers", to: null, shape: "recurring" },
			],
			actions: [
				{ at: 2000, do: "extract", window: 28 },
				{ at: 2100, do: "prepare" },
				{ at: 2100, do: "train" },
				{ at: 2136, do: "evaluate" },
				{ at: 2200, do: "hand-over" },
				{ at: 2201, do: "compare" },
				{ at: 2202, do: "correct" },
				{ at: 2300, do: "deploy" },
				{ at: 2400, do: "deploy", version: 1 },
				{ at: 2400, do: "drift-on", drift: { id: "peak-season", over: 10 } },
				{ at: 2500, do: "drift-off", drift: "peak-season" },
			],
		});
		expect(encodePlan(plan)).toBe(
			"seed=8&team=persona&skewChance=0&drifts=carrier-b-degrades_f40_s1~5.outliers_t-_h3" +
				"&by=peak-season&do=e1jk_28.p2s.t0.v10.h1s.c1.f1.d2q.d2s_1.n0_0_o10.o2s_0",
		);
		expect(encodePlan(planOf({ drifts: [] }))).toBe("drifts=-");
	});

	it("names fields of the policy and commits once, and then by their place", () => {
		const [commit] = COMMITS as [Commit];
		const plan = planOf({
			level: 2,
			commits: "default",
			policy: {
				window: 14,
				triggers: { performance: { fall: 0.025, reference: "first model" } },
				pipeline: { preparation: "extraction", training: "validation preparation", "model-validation": "-" },
			},
			actions: [
				{ at: 100, do: "run-pipeline" },
				{ at: 110, do: "resume" },
				{ at: 110, do: "resume", run: 12 },
				{ at: 120, do: "set", field: "delivery.share", value: 0.25 },
				{ at: 120, do: "set", field: "delivery.autoRollback", value: false },
				{ at: 120, do: "set", field: "delivery.share", value: 0.5 },
				{ at: 120, do: "set", field: "pipeline.extraction", value: "" },
				{ at: 130, do: "merge", commit: commit.id },
				{ at: 140, do: "approve", commit: commit.id },
				{ at: 150, do: "revert", commit: commit.id },
				{ at: 150, do: "refuse", commit: commit.id },
				{ at: 150, do: "release", commit: commit.id },
				{ at: 160, do: "roll-back" },
				{ at: 170, do: "rehearse-rollback" },
			],
		});
		const text = encodePlan(plan);
		expect(text.split("&")).toEqual([
			"level=2",
			"commits=default",
			"policy=window_14.triggers~performance~fall_0~025.triggers~performance~reference_first~model" +
				".pipeline~preparation_extraction.pipeline~training_validation~preparation.pipeline~model-validation_-",
			"fields=delivery~share.delivery~autoRollback.pipeline~extraction",
			`patches=${commit.id}`,
			"do=r2s.ua.u0_12.sa_0_0~25.s0_1_false.s0_0_0~5.s0_2_.ma_0.aa_0.ba_0.x0_0.l0_0.ka.ya",
		]);
		expect(decodePlan(text)).toEqual({ ok: true, value: plan });
	});

	it("brings back any plan exactly", () => {
		fc.assert(
			fc.property(anyPlan, (plan) => {
				expect(decodePlan(encodePlan(plan))).toEqual({ ok: true, value: plan });
			}),
			{ numRuns: 300 },
		);
	});

	it("holds no character that an address would escape or a messenger would cut off", () => {
		fc.assert(
			fc.property(anyPlan, (plan) => {
				const text = encodePlan(plan);
				expect(text).toMatch(/^[A-Za-z0-9._~&=-]*$/);
				expect(new URL(`https://example.org/#${text}`).hash).toBe(text && `#${text}`);
			}),
		);
	});

	/** The longest that fields can be, with every drift planned in every detail. */
	const LONGEST_FIELDS = {
		seed: 4294967295,
		days: LONGEST_RUN,
		ordersPerDay: 1999,
		dayShock: 0.123,
		team: "persona",
		skewChance: 0.123,
		watch: false,
		drifts: DRIFTS.map((drift) => detailed(drift)),
	} as const;
	const flips = (on: (drift: Drift) => DriftSwitch) =>
		Array.from({ length: 80 }, (_, i) => ({
			at: 332 * i,
			do: "drift-on" as const,
			drift: on(DRIFTS[i % DRIFTS.length] as Drift),
		}));

	it("stays within 2,048 characters for 80 actions of a person who flips switches, whatever the weather", () => {
		fc.assert(
			fc.property(anyPlayedPlan, (plan) => {
				expect(encodePlan(plan).length).toBeLessThanOrEqual(2048);
			}),
			{ numRuns: 200 },
		);
		const worst = planOf({ ...LONGEST_FIELDS, actions: flips(({ id }) => ({ id })) });
		expect(encodePlan(worst).length).toBeLessThanOrEqual(2048);
	});

	it("stays within 2,048 characters for a year at Level 2: every commit merged and approved, a dozen settings", () => {
		const twelve = Array.from({ length: 12 }, (_, i) => COMMITS[i % COMMITS.length] as Commit);
		const sets = fc.shuffledSubarray(
			POLICY_FIELDS.filter((field) => !field.startsWith("pipeline.")),
			{
				minLength: 12,
				maxLength: 12,
			},
		);
		const settings = sets.chain((fields) =>
			fc
				.tuple(...fields.map((field) => anyValueOf(field)))
				.map((values) => fields.map((field, i) => ({ do: "set" as const, field, value: values[i] as PolicyValue }))),
		);
		fc.assert(
			fc.property(settings, (some) => {
				const plan = planOf({
					level: 2,
					commits: "default",
					seed: 4294967295,
					actions: twelve.flatMap((commit, i) => [
						{ at: 700 * i + 311, do: "merge", commit: commit.id },
						{ at: 700 * i + 400, ...(some[i] as (typeof some)[number]) },
						{ at: 700 * i + 503, do: "approve", commit: commit.id },
					]),
				});
				const text = encodePlan(plan);
				expect(text.length).toBeLessThanOrEqual(2048);
				expect(decodePlan(text)).toEqual({ ok: true, value: plan });
			}),
		);
	});

	it("is longer, and comes back all the same, when each of 80 switches sets all its options by hand", () => {
		const plan = planOf({ ...LONGEST_FIELDS, actions: flips(detailed) });
		expect(encodePlan(plan).length).toBeGreaterThan(2048);
		expect(decodePlan(encodePlan(plan))).toEqual({ ok: true, value: plan });
	});
});

describe("a link that somebody else wrote", () => {
	const sentence = /^[^\n\r]+; allowed: [^\n\r]+\.$/;
	/** Characters of which links are made, so that garbage gets past the first check. */
	const linkish = fc.string({
		unit: fc.oneof(
			fc.constantFrom(..."&=._~-0123456789aeodnptvhfswzrkyulmxb"),
			fc.constantFrom("drifts=", "do=", "by=", "seed=", "none", "policy=", "fields=", "patches=", "window", "guard~"),
		),
		maxLength: 60,
	});

	it("never throws, and gives one sentence on one line", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), linkish), (text) => {
				const said = error(text);
				if (said !== null) expect(said).toMatch(sentence);
			}),
			{ numRuns: 1000 },
		);
	});

	it("never throws where a good link was damaged on its way", () => {
		fc.assert(
			fc.property(anyPlan, fc.nat(), fc.nat({ max: 5 }), linkish, (plan, place, cut, other) => {
				const text = encodePlan(plan);
				const at = place % (text.length + 1);
				const said = error(text.slice(0, at) + other.slice(0, 5) + text.slice(at + cut));
				if (said !== null) expect(said).toMatch(sentence);
			}),
			{ numRuns: 500 },
		);
	});

	const wrong: [string, string | RegExp][] = [
		["seed=abc", "seed is “abc”; allowed: a number."],
		["seed=1e5", "seed is “1e5”; allowed: a number."],
		["seed=0x10", "seed is “0x10”; allowed: a number."],
		["seed=", "seed is “”; allowed: a number."],
		["seed=-3", "seed is -3; allowed: a whole number from 0 to 4294967295."],
		["seed=1&seed=2", "seed is given twice; allowed: each field once."],
		["speed=3", /^speed is not a field here; allowed: only v, seed/],
		["__proto__=3", /^__proto__ is not a field here; allowed: only v, seed/],
		["actions=3", "actions is 3; allowed: a list of actions."],
		["v=2", "v is 2; allowed: 1."],
		["team=robots", 'team is "robots"; allowed: one of learner, persona.'],
		["watch=maybe", 'watch is "maybe"; allowed: true or false.'],
		["alarm=level", "alarm holds “level”; allowed: a name, _ and a value."],
		["alarm=level_loud", "alarm.level is “loud”; allowed: a number."],
		["alarm=level_1.level_1", "alarm.level is given twice; allowed: each field once."],
		["alarm=volume_3", /^alarm\.volume is not a field here; allowed: only everyDays, /],
		["drifts=quake", /^drifts\.0\.id is "quake"; allowed: one of /],
		["drifts=none_x3", "drifts none option x is unknown; allowed: f, t, h, o, p, s."],
		["drifts=none_fzz", "drifts none option f is “zz”; allowed: a number."],
		["drifts=none_h9", "drifts none option h is “9”; allowed: 0 to 3."],
		["do=", "do, action 1 is “”; allowed: a letter and an hour."],
		["do=p5.?", "do, action 2 is “?”; allowed: a letter and an hour."],
		["do=q5", "do, action 1 is “q”; allowed: e, p, t, v, h, c, f, r, k, y, d, u, l, m, x, a, b, s, n, o."],
		["do=e5", "do, action 1, days is “”; allowed: a number."],
		["do=e5_8", "actions.0.window is 8; allowed: one of 7, 14, 28, 60."],
		["do=pzzzzz", "actions.0.at is 60466175; allowed: a whole number from 0 to 87600."],
		["commits=all", 'commits is "all"; allowed: one of none, default.'],
		["policy=window", "policy holds “window”; allowed: a name, _ and a value."],
		["policy=window_7.window_8", "policy.window is given twice; allowed: each field once."],
		["policy=window_x", "policy.window is “x”; allowed: a number."],
		["policy=window_1", "policy.window is 1; allowed: a whole number from 7 to 365."],
		["policy=guard~oneAtATime_1", "policy.guard.oneAtATime is “1”; allowed: true or false."],
		["policy=code~review_nobody", 'policy.code.review is "nobody"; allowed: one of person, automatic.'],
		["policy=pipeline~training_sleep", /^policy\.pipeline\.training is "sleep"; allowed: "-" to take the step out, /],
		["policy=guard_3", /^policy names “guard”; allowed: one of window, triggers\.schedule\.on, /],
		["policy=__proto___3", "policy holds “__proto___3”; allowed: a name, _ and a value."],
		["policy=constructor~name_3", /^policy names “constructor\.name”; allowed: one of window, /],
		["do=s5", "do, action 1, field is “”; allowed: a number."],
		["fields=window&do=s5_1_8", "do, action 1 names field 1; allowed: a place in “fields”."],
		["fields=windows&do=s5_0_8", /^do, action 1 names “windows”; allowed: one of window, /],
		["fields=window&do=s5_0", "do, action 1, window is “”; allowed: a number."],
		["fields=window&do=s5_0_900", "actions.0.value is 900; allowed: a whole number from 7 to 365."],
		["fields=window&do=s5_0_9_9", "do, action 1, window is “9_9”; allowed: a number."],
		["patches=a&do=m5_1", "do, action 1 names commit 1; allowed: a place in “patches”."],
		["patches=a&do=m5_0", /^actions\.0\.commit is "a"; allowed: one of /],
		["do=u5_0", "actions.0.run is 0; allowed: a whole number from 1 to 100000."],
		["do=u5_x", "do, action 1 is “x”; allowed: a number."],
		["by=none&do=n5_1", "do, action 1 names drift 1; allowed: a place in “by”."],
		["by=none&do=o5_constructor", "do, action 1, drift is “constructor”; allowed: a number."],
	];
	it.each(wrong)("%s", (text, expected) => {
		expect(error(text)).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
	});

	it("is not read at all when it is longer than any link of ours", () => {
		expect(error("&".repeat(LONGEST_LINK))).toBeNull();
		expect(error("&".repeat(LONGEST_LINK + 1))).toBe("link is 131073 characters long; allowed: at most 131072.");
	});
});
