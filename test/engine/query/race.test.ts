import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsBehind, FIGURES } from "../../../src/engine/query/figures.ts";
import { leastLoss, lossBeside } from "../../../src/engine/query/loss-beside.ts";
import { raceFigures } from "../../../src/engine/query/race.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";
import { deployed, firstModel, logOf, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

/** Sixty days of a hundred parcels: `right` of them right, `missed` missed. */
const days = (right: (day: number) => number, missed: number) =>
	Array.from({ length: 60 }, (_, day) =>
		servedOn(day, { count: 100, rightExpected: right(day), rightAsTrained: right(day), missed }),
	);
const commits: OpsEvent[] = [
	event(noon(1), "commit.made", { commit: "wider-network", message: "" }),
	event(noon(2), "commit.made", { commit: "drop-rural", message: "" }),
	event(noon(5), "commit.merged", { commit: "wider-network", revision: 1 }),
	event(noon(5), "pipeline.deployed", {
		commit: "wider-network",
		package: "p",
		environment: "production",
		revision: 1,
	}),
	event(noon(6), "ci.finished", {
		commit: "drop-rural",
		pass: false,
		tests: [{ check: "features", pass: false, sentence: "", value: null, limit: null }],
	}),
];
const alert = event(noon(31), "alert.raised", { day: 31, about: "performance", sentence: "" });
const work = {
	...event(noon(32), "task.done", { role: "data scientist", task: "analysing", about: "" }),
	hours: 6,
	cost: 1,
};
const busy = logOf(
	firstModel,
	days((day) => (day >= 30 && day < 40 ? 60 : 76), 1),
	commits,
	alert,
	work,
	pipelineMakes(1, 2, 12),
	pipelineDeploys(2, 12, 1),
	deployed(14, 1, 2, true),
	pipelineMakes(2, 3, 35),
	pipelineDeploys(3, 35, 1),
);
const idle = logOf(
	firstModel,
	days((day) => (day >= 30 ? 60 : 76), 2),
);

describe("the table of a race", () => {
	const rows = raceFigures([{ events: busy }, { events: idle }]);
	const row = (id: string) => rows.find(({ figure }) => figure.id === id);

	it("has every figure by lane, with the lane that is best where one is", () => {
		expect(row("loss")).toMatchObject({ values: [360, 720], best: 0, figure: { unit: "cost", better: "less" } });
		expect(row("accuracy")?.values[1]).toBeCloseTo(0.68, 12);
		expect(row("accuracy")?.best).toBe(0);
		expect(row("hours")).toMatchObject({ values: [6, 0], best: 1 });
		expect(row("model-deployments")).toMatchObject({ values: [3, 0], best: null });
		expect(row("model-failed")).toMatchObject({ values: [1, 0], best: 1 });
		expect(row("model-fail-rate")).toMatchObject({ values: [1 / 3, null], best: null });
		expect(row("code-lead-time")?.values).toEqual([4, null]);
		expect(row("bad-commits-stopped")?.values).toEqual([1, null]);
	});

	it("counts a fall that nobody noticed, and one that is not over, until today", () => {
		// Below the line from day 32 on; the alert of day 31 is within the week of its mean.
		expect(row("detect")?.values).toEqual([0, 27]);
		expect(row("recover")?.values[0]).toBeLessThan(27);
		expect(row("recover")?.values[1]).toBe(27);
	});

	it("calls no lane best when two are level, or only one has anything to count", () => {
		for (const { best } of raceFigures([{ events: busy }, { events: busy }])) expect(best).toBeNull();
		for (const { best } of raceFigures([{ events: busy }])) expect(best).toBeNull();
	});

	it("gives every lane the figures that it has alone, wherever it stands", () => {
		const there = raceFigures([{ events: idle }, { events: busy }, { events: [] }]);
		for (const [i, { values, figure }] of there.entries()) {
			expect([values[1], values[0]]).toEqual(rows[i]?.values);
			expect(values[2]).toBe(figure.value([]));
		}
	});
});

describe("the events behind a figure", () => {
	it("are events of the log, in order, each once", () => {
		for (const { id } of FIGURES) {
			const behind = eventsBehind(id, busy);
			expect(new Set(behind).size).toBe(behind.length);
			const places = behind.map((one) => busy.indexOf(one));
			expect(places).toEqual(places.toSorted((a, b) => a - b));
			expect(places).not.toContain(-1);
		}
	});

	it("are there for each figure that counts something, and suffice to count it again", () => {
		for (const { id, value } of FIGURES) {
			const behind = eventsBehind(id, busy);
			if (value(busy)) expect([id, behind.length]).not.toEqual([id, 0]);
			if (["accuracy", "loss", "hours", "compute", "trainings"].includes(id)) expect(value(behind)).toBe(value(busy));
		}
		expect(eventsBehind("detect", busy)).toEqual([alert]);
		expect(eventsBehind("model-failed", busy).map(({ t }) => t)).toEqual([noon(12) + 1, noon(14)]);
		expect(eventsBehind("bad-commits-stopped", busy)).toEqual([commits[4]]);
	});

	it("of an unknown figure are an error", () => {
		expect(() => eventsBehind("luck", busy)).toThrow("figure luck: no such figure");
	});
});

describe("every figure", () => {
	it("has an id of its own and says what it means in one sentence", () => {
		expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
		for (const { means } of FIGURES) expect(means).toMatch(/^[A-Z0-9].*\.$/);
	});

	it("is never negative, and a share at most 1, after whatever part of a log", () => {
		fc.assert(
			fc.property(fc.nat(busy.length), (end) => {
				const part = busy.slice(0, end);
				for (const { id, unit, value } of FIGURES) {
					const known = value(part) ?? 0;
					expect([id, known >= 0 && (unit !== "share" || known <= 1)]).toEqual([id, true]);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe("a lane's loss", () => {
	it("stands beside the lowest of the others", () => {
		const losses = [43_900, 33_600, 31_200];
		expect(losses.map((_, lane) => lossBeside(losses, lane))).toEqual([
			{ other: 2, more: 12_700 },
			{ other: 2, more: 2400 },
			{ other: 1, more: -2400 },
		]);
		expect(leastLoss(losses)).toBe(2);
	});

	it("beside one that lost as much is no more; alone, or before there is a loss, it stands beside none", () => {
		expect(lossBeside([5, 5, 7], 0)).toEqual({ other: 1, more: 0 });
		expect([lossBeside([5], 0), lossBeside([0, 0], 1)]).toEqual([null, null]);
		expect([leastLoss([5, 5, 7]), leastLoss([])]).toEqual([0, -1]);
	});
});
