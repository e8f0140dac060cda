import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import { COST_MISSED, COST_NEEDLESS } from "../../../src/model/costs.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import type { Definition } from "../../../src/view/explain/explanation.ts";
import { explainFigure, FIGURE_DEFINITIONS } from "../../../src/view/explain/figures.ts";
import { FIGURE_TERMS } from "../../../src/view/explain/words/figures.ts";
import { untrained } from "../../ops/trainers.ts";
import { expectWhole } from "./whole.ts";

const own = { number: () => null };

describe("every figure by which runs are compared is explained", () => {
	it("by its own definition, a formula, its terms and a source", () => {
		const words = Object.fromEntries(
			FIGURES.map(({ id, term, means }) => [id, { name: term, means, terms: (FIGURE_TERMS as Terms)[id] ?? {} }]),
		);
		const whole = Object.fromEntries(
			Object.entries(definitions).map(([id, one]) => [id, { ...one, numbers: { ...one.numbers, value: own } }]),
		);
		expectWhole(
			FIGURES.map(({ id }) => id),
			words,
			whole,
		);
	});

	it("a figure that there is not is refused", () => {
		expect(() => explainFigure("luck", [])).toThrow("figure luck: no such figure");
	});
});

type Terms = Readonly<Record<string, Readonly<Record<string, string>>>>;
const definitions: Readonly<Record<string, Definition<readonly OpsEvent[]>>> = FIGURE_DEFINITIONS as never;

/** The right-hand side of each formula that has a number for every term, by those numbers. */
const SIDES: Readonly<Record<string, (n: Readonly<Record<string, number>>) => number>> = {
	loss: ({ M = 0, N = 0 }) => COST_MISSED * M + COST_NEEDLESS * N,
	hours: ({ n = 0, h = 0 }) => n * h,
	compute: ({ n = 0, c = 0 }) => n * c,
	trainings: ({ done = 0, failed = 0 }) => done + failed,
	"commits-in-production": ({ reached = 0, out = 0 }) => reached - out,
	"bad-commits-in-production": ({ bad = 0, stopped = 0, open = 0 }) => bad - stopped - open,
	"bad-commits-stopped": ({ bad = 0, reached = 0, open = 0 }) => bad - reached - open,
	...Object.fromEntries(
		["model", "code"].flatMap((what): [string, (n: Readonly<Record<string, number>>) => number][] => [
			[`${what}-deployments`, ({ sound = 0, failed = 0 }) => sound + failed],
			[`${what}-frequency`, ({ n = 0, D = 0 }) => (30 * n) / D],
			[`${what}-fail-rate`, ({ failed = 0, n = 0 }) => failed / n],
			[`${what}-rework`, ({ remedies = 0, n = 0 }) => remedies / n],
			[`${what}-failed`, (parts) => Object.values(parts).reduce((sum, part) => sum + part, 0)],
		]),
	),
};

describe("the formula of a figure, with the numbers of its terms, is its value", () => {
	const logs: (readonly OpsEvent[])[] = [];
	beforeAll(async () => {
		for (const level of [0, 1, 2] as const) {
			const drifts = [{ id: "carrier-b-degrades", from: 20 }];
			const plan = planOf({ level, days: 70, ordersPerDay: 100, drifts, team: "persona", commits: "default" });
			const run = await Simulation.open(plan, { trainer: untrained });
			await run.advance(hourOf(70));
			logs.push(run.events);
		}
	});

	it.each(Object.keys(SIDES))("%s", (id) => {
		const figure = FIGURES.find((one) => one.id === id);
		let held = 0;
		for (const log of logs) {
			const value = figure?.value(log) ?? null;
			if (value === null) continue;
			const numbers = Object.entries(definitions[id]?.numbers ?? {}).map(([term, one]) => [term, one?.number(log)]);
			expect(SIDES[id]?.(Object.fromEntries(numbers)), id).toBeCloseTo(value, 6);
			held++;
		}
		expect(held).toBeGreaterThan(0);
	});

	it("is printed side by side for several lanes, with nothing that is no number", () => {
		const lanes = logs.map((events, level) => ({ name: `Level ${level}`, events }));
		for (const { id } of FIGURES) {
			const { terms, heads } = explainFigure(id, lanes);
			expect(heads).toEqual(["Level 0", "Level 1", "Level 2"]);
			for (const { values } of terms) {
				expect(values).toHaveLength(3);
				expect(values.join(" ")).not.toMatch(/NaN|Infinity|undefined|null/);
			}
		}
		expect(explainFigure("loss", lanes.slice(0, 1)).heads).toEqual([]);
	});
});
