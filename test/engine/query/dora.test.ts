import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, countChanges } from "../../../src/engine/query/change.ts";
import { doraOf, doraOfCode, doraOfModels } from "../../../src/engine/query/dora.ts";
import { event, servedOn } from "../../ops/events.ts";
import { deployed, firstModel, logOf, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

const at = (hour: number) => event(hour, "drift.ended", { day: 0, drift: "" });
const change = (origin: number | null, to: number, ended?: number | null, remedy = false): Change => ({
	origin: origin === null ? null : at(origin),
	deployed: at(to),
	failure: ended === undefined ? null : { how: "rolled back", ended: ended === null ? null : at(ended) },
	remedy,
});

describe("the five DORA metrics", () => {
	it("are medians of times, changes in thirty days, and shares of changes", () => {
		const changes = [
			change(0, 24),
			change(24, 96, 144),
			change(null, 144, undefined, true),
			change(200, 200 + 24 * 10, null),
		];
		expect(doraOf(changes, 60)).toEqual({
			leadTime: 3,
			frequency: 2,
			recoveryTime: 2,
			failRate: 0.5,
			reworkRate: 0.25,
		});
	});

	it("are told with the counts that they rest on", () => {
		const skewed = { ...change(0, 30), failure: { how: "skew" as const, ended: null } };
		const changes = [change(0, 24), change(24, 96, 144), change(null, 144, undefined, true), skewed];
		expect(countChanges(changes)).toEqual({
			all: 4,
			sound: 2,
			failed: 2,
			failedBy: { "rolled back": 1, reverted: 0, "hot fix": 0, skew: 1, "bad commit": 0 },
			ended: 1,
			withOrigin: 3,
			remedies: 1,
		});
	});

	it("are unknown without a change, whose frequency is nought", () => {
		const nothing = { leadTime: null, frequency: 0, recoveryTime: null, failRate: null, reworkRate: null };
		expect(doraOf([], 365)).toEqual(nothing);
		expect(doraOf([], 0)).toEqual(nothing);
		expect([doraOfModels([]), doraOfCode([])]).toEqual([nothing, nothing]);
	});

	it("never depend on the order of the changes; times are never negative, shares lie between 0 and 1", () => {
		const hour = fc.integer({ min: 0, max: 1000 });
		const any = fc
			.record({ origin: hour, wait: hour, failed: fc.option(hour), remedy: fc.boolean() })
			.map(({ origin, wait, failed, remedy }) =>
				change(origin, origin + wait, failed === null ? undefined : origin + wait + failed, remedy),
			);
		fc.assert(
			fc.property(fc.array(any), fc.integer({ min: 1, max: 400 }), (changes, days) => {
				const dora = doraOf(changes, days);
				expect(doraOf(changes.toReversed(), days)).toEqual(dora);
				for (const time of [dora.leadTime, dora.recoveryTime, dora.frequency])
					expect(time ?? 0).toBeGreaterThanOrEqual(0);
				for (const share of [dora.failRate, dora.reworkRate]) {
					expect(share ?? 0).toBeGreaterThanOrEqual(0);
					expect(share ?? 0).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	it("keep models and code apart", () => {
		const days = Array.from({ length: 60 }, (_, day) => servedOn(day, { count: 10 }));
		const made = [...pipelineMakes(1, 2, 10), pipelineDeploys(2, 10, 1), deployed(12, 1, 2, true)];
		const code = [
			event(noon(20), "commit.made", { commit: "a", message: "" }),
			event(noon(26), "pipeline.deployed", { commit: "a", package: "p", environment: "production", revision: 1 }),
		];
		const log = logOf(firstModel, days, made, code);
		expect(doraOfModels(log)).toMatchObject({ leadTime: 1 / 24, frequency: 1, failRate: 0.5, reworkRate: 0.5 });
		expect(doraOfCode(log)).toEqual({ leadTime: 6, frequency: 0.5, recoveryTime: null, failRate: 0, reworkRate: 0 });
	});
});
