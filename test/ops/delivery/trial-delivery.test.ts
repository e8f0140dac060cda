import { beforeAll, describe, expect, it, vi } from "vitest";
import { dayOf } from "../../../src/core/clock.ts";
import type { Model } from "../../../src/model/model.ts";
import type { PipelineCode } from "../../../src/ops/source/pipeline-code.ts";
import { Street, trained } from "./street.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let first: Model;
let second: Model;
let third: Model;
beforeAll(async () => {
	first = await trained(7, 28, 0);
	second = await trained(7, 28, 1);
	third = await trained(7, 28, 2);
});

const MODES = ["shadow", "canary", "ab"] as const;
type Delivery = NonNullable<NonNullable<ConstructorParameters<typeof Street>[0]>["delivery"]>;

/** Model 1 in service, and on day 2 a candidate made by `code`; up to day `until`. */
async function tried(
	delivery: Delivery,
	code: Partial<PipelineCode> = {},
	until = 30,
	model = second,
): Promise<Street> {
	const street = new Street({ delivery });
	street.register(first);
	await street.until(2);
	street.register(model, code);
	await street.until(until);
	return street;
}

const ends = (street: Street) =>
	street.of("trial.ended").map(({ t, version, outcome }) => [dayOf(t), version, outcome]);
const answering = ({ delivery }: Street) => [delivery.live, delivery.trial?.version ?? null];
const stages = (street: Street) => street.desk.registry.map(({ stage }) => stage);

describe("a trial", () => {
	it("begins with what it will have seen by its horizon, and what that many parcels can show", async () => {
		const street = await tried({ mode: "ab", share: 0.5, days: 28 }, {}, 3);
		const [began] = street.of("trial.began");
		expect(began).toMatchObject({ version: 2, champion: 1, mode: "ab", share: 0.5, until: 24 * 30, sample: 7000 });
		// 2.8 standard errors of the difference of two shares near .765 in 7,000 each.
		expect(began?.detectable).toBeCloseTo(2.8016 * Math.sqrt(0.765 * 0.235 * (2 / 7000)), 4);
	});

	it("is looked at every day, and by the end has counted every parcel once", async () => {
		const street = await tried({ mode: "canary", share: 0.2, days: 7 });
		const observed = street.of("trial.observed");
		expect(observed.map(({ day }) => day)).toEqual([2, 3, 4, 5, 6, 7, 8]);
		observed.forEach(({ candidate, champion }, i) => {
			expect(candidate.count + champion.count).toBe(500 * (i + 1));
		});
		const last = observed.at(-1);
		expect(Math.abs((last?.candidate.count ?? 0) - 700)).toBeLessThan(5 * Math.sqrt(3500 * 0.2 * 0.8));
		// What the label desk of the run has filed for the candidate is what the trial says, on every day.
		expect(last?.candidate.labels).toBe(street.labels.known(2, 2, 8).labels);
		expect(last?.candidate.right).toBe(street.labels.known(2, 2, 8).right);
	});

	it("in the shadow decides nothing: the days are those of a run without a candidate, and both sides know them all", async () => {
		const street = await tried({ mode: "shadow", days: 7 }, { servingSkew: "missing-minus-one" }, 9);
		const alone = new Street();
		alone.register(first);
		await alone.until(9);
		expect(street.days.map(({ decided }) => decided.total)).toEqual(alone.days.map(({ decided }) => decided.total));
		expect(street.labels.known(2, 0, 20).labels).toBe(0);
		const last = street.of("trial.observed").at(-1);
		expect(last?.candidate.count).toBe(3500);
		expect(last?.candidate.labels).toBe(last?.champion.labels);
		expect(last?.candidate.labels).toBeGreaterThan(1000);
	});

	it.each(MODES)("%s: a candidate that is as good breaks no guardrail and runs its days", async (mode) => {
		const street = await tried({ mode, share: 0.3, days: 10 });
		const outcome = mode === "ab" ? "no gain" : "promoted";
		expect(ends(street)).toEqual([[12, 2, outcome]]);
		expect(street.delivery.live).toBe(mode === "ab" ? 1 : 2);
		expect(stages(street)).toEqual(mode === "ab" ? ["production", "archived"] : ["archived", "production"]);
	});

	it("goes on beside the model in service, and a candidate that does not start has none", async () => {
		const street = await tried({ mode: "canary", days: 7 }, { packages: ["geo-index"] }, 5);
		expect(street.of("trial.began")).toEqual([]);
		expect(street.of("deployment.failed")).toHaveLength(1);
		expect(answering(street)).toEqual([1, null]);
	});
});

describe("an A/B test", () => {
	it("promotes what is better, at its horizon and on no day before, however clear it is", async () => {
		// The champion is the one whose carriers are swapped: the candidate gains more than ten points.
		const street = new Street({ delivery: { mode: "ab", share: 0.5, days: 20 } });
		street.register(first, { servingSkew: "one-hot-swapped" });
		await street.until(2);
		street.register(second);
		await street.until(21);
		const { candidate, champion } = street.of("trial.observed").at(-1) ?? {};
		expect((candidate?.right ?? 0) / (candidate?.labels ?? 1)).toBeGreaterThan(
			(champion?.right ?? 0) / (champion?.labels ?? 1) + 0.08,
		);
		expect(street.of("trial.ended")).toEqual([]);
		await street.until(22);
		expect(street.of("trial.ended")).toMatchObject([{ t: 24 * 22, outcome: "promoted" }]);
		expect(street.delivery.live).toBe(2);
	});

	it("finds no gain where no label is known at its horizon", async () => {
		const street = await tried({ mode: "ab", days: 1 });
		expect(street.of("trial.ended")).toMatchObject([
			{ outcome: "no gain", because: "No label is known at the horizon of the test." },
		]);
	});

	it("runs to its horizon whatever is registered meanwhile; of that the newest is tried next", async () => {
		const street = await tried({ mode: "ab", share: 0.5, days: 10 }, {}, 4);
		street.register(third);
		await street.until(6);
		street.register(second);
		await street.until(13);
		expect(ends(street)).toEqual([[12, 2, "no gain"]]);
		expect(stages(street)).toEqual(["production", "archived", "archived", "staging"]);
		expect(street.of("trial.began").map(({ t, version }) => [dayOf(t), version])).toEqual([
			[2, 2],
			[12, 4],
		]);
	});
});

describe("a canary", () => {
	it("is begun anew for a newer candidate, which takes the place of the one before", async () => {
		const street = await tried({ mode: "canary", days: 5 }, {}, 4);
		street.register(third);
		await street.until(10);
		expect(ends(street)).toEqual([
			[4, 2, "replaced"],
			[9, 3, "promoted"],
		]);
		expect(street.delivery.live).toBe(3);
		// The older one has met no parcel since.
		const later = street.days.slice(4, 9).map(({ trial }) => trial?.version);
		expect(later).toEqual([3, 3, 3, 3, 3]);
	});
});

describe("guardrails", () => {
	const SLOW = { lookupMs: 75 };
	const RAW = { servingSkew: "raw-distance" };
	const SWAPPED = { servingSkew: "one-hot-swapped" };

	it.each([
		["time-outs", "canary", SLOW],
		["time-outs", "shadow", SLOW],
		["time-outs", "ab", SLOW],
		["express share", "canary", RAW],
		["express share", "shadow", RAW],
		["express share", "ab", RAW],
	] as const)("%s break on the first day of a %s for a model that deserves it", async (check, mode, code) => {
		const street = await tried({ mode, days: 14 }, code);
		expect(ends(street)).toEqual([[2, 2, "rolled back"]]);
		const broken = street.of("trial.ended")[0]?.guardrails.filter(({ pass }) => !pass);
		expect(broken?.map((one) => one.check)).toContain(check);
		expect(street.delivery.live).toBe(1);
		expect(street.delivery.trial).toBeNull();
		expect(stages(street)).toEqual(["production", "archived"]);
	});

	it.each(MODES)(
		"accuracy breaks in a trial (%s) once the labels are known, for carriers that are swapped",
		async (mode) => {
			const street = await tried({ mode, share: 0.3, days: 20 }, SWAPPED);
			const [end] = street.of("trial.ended");
			expect(end?.outcome).toBe("rolled back");
			expect(end?.guardrails.filter(({ pass }) => !pass).map(({ check }) => check)).toEqual(["accuracy"]);
			// No label is known before the second day after.
			expect(dayOf(end?.t ?? 0)).toBeGreaterThan(4);
		},
	);

	it("accuracy breaks after the promotion when the trial was too short for labels: back to the version before, in minutes", async () => {
		const street = await tried({ mode: "canary", days: 1 }, SWAPPED);
		expect(ends(street)).toEqual([[3, 2, "promoted"]]);
		const [back] = street.of("model.rolled-back");
		expect(back).toMatchObject({ version: 2, to: 1, actor: "cd", rehearsal: false, hours: 0 });
		expect(back?.minutes).toBeLessThanOrEqual(3);
		expect(dayOf(back?.t ?? 0)).toBeLessThan(3 + 14);
		expect(street.of("model.deployed").at(-1)).toMatchObject({ version: 1, replaces: 2, rollback: true });
		expect(stages(street)).toEqual(["production", "archived"]);
	});

	it("look after a direct delivery too", async () => {
		const street = await tried({ mode: "direct" }, SLOW);
		expect(street.of("trial.began")).toEqual([]);
		expect(street.of("model.rolled-back")).toMatchObject([{ t: 24 * 2 + 8, version: 2, to: 1 }]);
	});

	it("only ring when the policy leaves the rest to people: once each, and what broke them is not promoted", async () => {
		const street = await tried({ mode: "canary", days: 5, autoRollback: false }, SLOW);
		const alerts = street.of("alert.raised");
		expect(alerts.map(({ about }) => about)).toContain("release");
		expect(new Set(alerts.map(({ sentence }) => sentence.replace(/[\d.]+/g, "#"))).size).toBe(alerts.length);
		expect(ends(street)).toEqual([[7, 2, "rolled back"]]);
		const direct = await tried({ mode: "direct", autoRollback: false }, SWAPPED);
		expect(direct.of("alert.raised").map(({ about }) => about)).toEqual(["release"]);
		expect(direct.delivery.live).toBe(2);
	});

	it("let a good model alone for the fourteen days, in which the version before stays on in the shadow", async () => {
		const street = await tried({ mode: "canary", days: 1 }, {}, 25);
		expect(street.of("model.rolled-back")).toEqual([]);
		const beside = street.days.map(({ trial }) => trial?.version ?? null);
		expect(beside.slice(0, 3)).toEqual([null, null, 2]);
		expect(beside.slice(3, 17)).toEqual(new Array(14).fill(1));
		expect(beside.slice(17)).toEqual(new Array(8).fill(null));
		expect(street.labels.known(1, 11, 30).labels).toBe(0);
	});
});

describe("going back", () => {
	it("restores the answers bit for bit", async () => {
		const street = await tried({ mode: "canary", days: 1 }, { servingSkew: "one-hot-swapped" }, 12);
		const alone = new Street();
		alone.register(first);
		await alone.until(12);
		expect(street.delivery.live).toBe(1);
		expect(street.days[11]?.decided.scores).toEqual(alone.days[11]?.decided.scores);
		expect(street.days[4]?.decided.scores).not.toEqual(alone.days[4]?.decided.scores);
	});

	it("by a person ends a trial first, then goes down the versions that were in service", async () => {
		const street = await tried({ mode: "canary", days: 1 }, {}, 5);
		street.register(third);
		await street.until(8);
		street.register(first);
		const ask = () => street.delivery.request({ at: street.now, do: "roll-back" });
		expect(answering(street)).toEqual([3, 4]);
		expect(ask()).toBeNull();
		expect(answering(street)).toEqual([3, 2]);
		expect(ask()).toBeNull();
		expect(ask()).toBeNull();
		expect(street.delivery.live).toBe(1);
		expect(ask()).toBe("There is no version before this one to go back to.");
		expect(stages(street)).toEqual(["production", "archived", "archived", "archived"]);
		expect(street.of("model.rolled-back").map(({ version, to, actor }) => [version, to, actor])).toEqual([
			[3, 2, "ops engineer"],
			[2, 1, "ops engineer"],
		]);
	});

	it("is rehearsed in minutes and changes nothing", async () => {
		const street = await tried({ mode: "canary", days: 1 }, {}, 5);
		const { served } = street.delivery;
		const deployed = street.of("model.deployed").length;
		expect(street.delivery.request({ at: street.now, do: "rehearse-rollback" })).toBeNull();
		const [rehearsal] = street.of("model.rolled-back");
		expect(rehearsal).toMatchObject({ version: 2, to: 1, rehearsal: true });
		expect(rehearsal?.minutes).toBeGreaterThanOrEqual(1);
		expect(rehearsal?.minutes).toBeLessThanOrEqual(3);
		expect(street.delivery.live).toBe(2);
		expect(street.delivery.served).toBe(served);
		expect(street.of("model.deployed")).toHaveLength(deployed);
	});

	it("cannot be rehearsed without a version before, nor in the middle of a trial", async () => {
		const street = new Street({ delivery: { days: 7 } });
		street.register(first);
		const ask = () => street.delivery.request({ at: street.now, do: "rehearse-rollback" });
		expect(ask()).toBe("There is no version before this one to go back to.");
		street.register(second);
		expect(ask()).toBe("A trial is running: rehearse when it is over.");
	});

	it("ends a trial against a champion that is taken out: a sound candidate was compared with nothing that stays", async () => {
		const street = await tried({ mode: "canary", days: 1 }, {}, 5);
		street.register(third);
		expect(answering(street)).toEqual([2, 3]);
		street.delivery.takeOut((version) => version === 2, "The commit was reverted.");
		expect(ends(street).at(-1)).toEqual([5, 3, "replaced"]);
		expect(answering(street)).toEqual([1, null]);
	});

	it("takes a tainted version out of its trial and out of service, with those that wait", async () => {
		const street = await tried({ mode: "ab", share: 0.5, days: 10 }, {}, 4);
		street.register(third);
		street.delivery.takeOut((version) => version >= 2, "The commit was reverted.");
		expect(ends(street)).toEqual([[4, 2, "rolled back"]]);
		expect(answering(street)).toEqual([1, null]);
		expect(stages(street)).toEqual(["production", "archived", "archived"]);
	});
});

describe("a person at the desk", () => {
	it("promotes a candidate before the end of its trial", async () => {
		const street = await tried({ mode: "canary", days: 7 }, {}, 4);
		expect(street.delivery.request({ at: street.now, do: "deploy", version: 2 })).toBeNull();
		expect(ends(street)).toEqual([[4, 2, "promoted"]]);
		expect(street.of("trial.ended")[0]?.actor).toBe("ops engineer");
		await street.until(12);
		expect(street.of("trial.ended")).toHaveLength(1);
	});

	it("puts an older version into service; a trial against the one before that is over", async () => {
		const street = await tried({ mode: "canary", days: 1 }, {}, 5);
		street.register(third);
		expect(street.delivery.request({ at: street.now, do: "deploy", version: 1 })).toBeNull();
		expect(ends(street).at(-1)).toEqual([5, 3, "replaced"]);
		expect(street.delivery.live).toBe(1);
	});
});

describe("a replay", () => {
	it.each(["direct", ...MODES] as const)("gives the same log (%s)", async (mode) => {
		const play = () => tried({ mode, share: 0.3, days: 6 }, { servingSkew: "one-hot-swapped" }, 20);
		expect((await play()).events).toEqual((await play()).events);
	});
});

describe("over ten worlds", () => {
	it("a sound model is promoted by a canary and stays, and one with swapped carriers is back out within nine days", async () => {
		for (let seed = 500; seed < 510; seed++) {
			const [one, two] = [await trained(seed, 28, 0), await trained(seed, 28, 1)];
			for (const servingSkew of [null, "one-hot-swapped"]) {
				const street = new Street({ seed, delivery: { mode: "canary", days: 1 } });
				street.register(one);
				await street.until(2);
				street.register(two, { servingSkew });
				await street.until(18);
				expect([seed, servingSkew, street.delivery.live]).toEqual([seed, servingSkew, servingSkew ? 1 : 2]);
				if (servingSkew) expect(street.dayOfFirst("model.rolled-back")).toBeLessThanOrEqual(3 + 8);
			}
		}
	});
});
