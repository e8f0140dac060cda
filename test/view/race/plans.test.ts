import { describe, expect, it } from "vitest";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { standardLanes } from "../../../src/engine/race-text.ts";
import { stormDifference } from "../../../src/engine/storm.ts";
import { DEFAULT_POLICY } from "../../../src/ops/policy.ts";
import { withField } from "../../../src/ops/policy-values.ts";
import { isTypical, laneNames, ownSettings, type Storm, withLane, withStorm } from "../../../src/view/race/plans.ts";
import { driftsOf, ONE_DRIFT_FROM, presetOf } from "../../../src/view/race/storms.ts";
import { DRIFTS } from "../../../src/world/catalogue.ts";

const done = (result: ReturnType<typeof withStorm>): Plan[] => {
	if (!result.ok) throw new Error(result.error);
	return result.value;
};
const own = { policy: withField(DEFAULT_POLICY, "window", 14) };

describe("the storm of a race", () => {
	const changes: Partial<Storm>[] = [{ seed: 8 }, { days: 90 }, { commits: "none" }, { drifts: [] }];
	it.each(changes)("changes in every lane at once: %j", (change) => {
		const plans = done(withStorm(standardLanes(), change));
		expect(stormDifference(plans)).toBeNull();
		for (const plan of plans) expect(plan).toMatchObject(change);
		expect(plans.map(({ level }) => level)).toEqual([0, 1, 2]);
	});

	it("takes drifts that were switched by hand along when it goes, and leaves what teams did", () => {
		const actions = [
			{ at: 30, do: "drift-on", drift: { id: "peak-season" } },
			{ at: 50, do: "run-pipeline" },
		] as const;
		const plans = [planOf({ level: 1, actions: [...actions] })];
		expect(done(withStorm(plans, { seed: 8 }))[0]?.actions).toHaveLength(2);
		expect(done(withStorm(plans, { drifts: [] }))[0]?.actions).toEqual([actions[1]]);
	});

	it("says which lane cannot run under it", () => {
		const lanes = done(withLane(standardLanes(), 1, { policy: withField(DEFAULT_POLICY, "guard.cooldownDays", 200) }));
		expect(withStorm(lanes, { days: 90 })).toEqual({
			ok: false,
			error: expect.stringMatching(/^Your Level 1: policy\.guard\.cooldownDays is 200; allowed: at most 90/),
		});
	});

	it("is known by its preset: the default year, none, or one drift from a day on which there is a base", () => {
		for (const preset of ["default", "none", ...DRIFTS.map(({ id }) => id)]) {
			expect(presetOf(planOf({ drifts: driftsOf(preset) }).drifts)).toBe(preset);
		}
		expect(driftsOf("outliers")).toEqual([{ id: "outliers", from: ONE_DRIFT_FROM }]);
		expect(presetOf([{ id: "outliers", from: ONE_DRIFT_FROM + 1 }])).toBe("own");
	});
});

describe("the lanes of a race", () => {
	it("are called by their level, and by whose policy it is", () => {
		expect(laneNames(standardLanes())).toEqual(["Level 0", "Level 1", "Level 2"]);
		expect(laneNames(done(withLane(standardLanes(), 1, own)))).toEqual(["Level 0", "Your Level 1", "Level 2"]);
	});

	it("are numbered where two would be called the same", () => {
		const plans = done(withLane(standardLanes(), 0, { level: 1 }));
		expect(laneNames(plans)).toEqual(["Level 1, lane 1", "Level 1, lane 2", "Level 2"]);
	});

	it("change one at a time, with the typical team's people, and can be the typical team's again", () => {
		const plans = standardLanes();
		const changed = done(withLane(plans, 2, own));
		expect(changed.slice(0, 2)).toEqual(plans.slice(0, 2));
		expect(changed[2]).toMatchObject({ level: 2, team: "persona", policy: { window: 14 } });
		expect(changed.map(isTypical)).toEqual([true, true, false]);
		expect(done(withLane(changed, 2, { policy: DEFAULT_POLICY }))).toEqual(plans);
	});

	it("name the settings in which they are their own, of those that their level has", () => {
		const policy = withField(own.policy, "delivery.mode", "shadow");
		expect(ownSettings({ level: 2, policy })).toEqual([
			["window", "14"],
			["delivery.mode", "shadow"],
		]);
		expect(ownSettings({ level: 1, policy })).toEqual([["window", "14"]]);
		expect(ownSettings({ level: 0, policy })).toEqual([]);
	});

	it("refuse a policy that cannot work, naming lane and field", () => {
		const policy = withField(DEFAULT_POLICY, "window", 3);
		expect(withLane(standardLanes(), 1, { policy })).toEqual({
			ok: false,
			error: expect.stringMatching(/^Your Level 1: policy\.window is 3; allowed:/),
		});
	});
});
