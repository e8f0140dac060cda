import { describe, expect, it } from "vitest";
import { deployments, failedChanges } from "../../../src/engine/query/deployments.ts";
import { rollbacks } from "../../../src/engine/query/rollbacks.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";

const deployed = (day: number, version: number): OpsEvent =>
	event(24 * day + 12, "model.deployed", { version, replaces: version === 1 ? null : version - 1, skew: null });

/** Sixty days of a hundred parcels each; `lost` tells by day how many right answers a skew costs. */
const year = (changes: readonly OpsEvent[], lost: (day: number) => number = () => 0): OpsEvent[] =>
	[
		{ ...deployed(0, 1), t: 0 },
		...Array.from({ length: 60 }, (_, day) =>
			servedOn(day, { count: 100, rightExpected: 75 - lost(day), rightAsTrained: 75 }),
		),
		...changes,
	].toSorted((a, b) => a.t - b.t);
const failed = (events: readonly OpsEvent[]): number[] => failedChanges(events).map(({ version }) => version);

describe("deployments", () => {
	it("are those during the year; the model that was there before does not count", () => {
		expect(deployments(year([deployed(10, 2), deployed(40, 3)])).map(({ version }) => version)).toEqual([2, 3]);
		expect(deployments(year([]))).toEqual([]);
	});
});

describe("a failed change", () => {
	it("is one that another deployment followed within fourteen days", () => {
		expect(failed(year([deployed(10, 2), deployed(24, 3), deployed(39, 4)]))).toEqual([2]);
		expect(failed(year([deployed(10, 2), deployed(25, 3)]))).toEqual([]);
	});

	it("or one whose skew cost more than one point of accuracy in its first fourteen days", () => {
		const change = [deployed(10, 2)];
		expect(failed(year(change, (day) => (day > 10 ? 2 : 0)))).toEqual([2]);
		expect(failed(year(change, (day) => (day > 10 ? 0.9 : 0)))).toEqual([]);
		// Before it was deployed, and after its first fourteen days, nothing is laid at its door.
		expect(failed(year(change, (day) => (day <= 10 || day >= 24 ? 50 : 0)))).toEqual([]);
	});

	it("is not one that has not served yet", () => {
		expect(failed(year([{ ...deployed(60, 2), t: 24 * 60 }], () => 50))).toEqual([]);
	});
});

describe("rollbacks", () => {
	it("that had to be are counted apart from those that were rehearsed", () => {
		const back = (day: number, rehearsal: boolean) =>
			event(24 * day, "model.rolled-back", { version: 2, to: 1, because: "", minutes: 5, rehearsal });
		expect(rollbacks([back(3, true), back(9, false), back(20, true)])).toEqual({ real: 1, rehearsed: 2 });
		expect(rollbacks([])).toEqual({ real: 0, rehearsed: 0 });
	});
});
