import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import { COST_MISSED, COST_NEEDLESS, EXPRESS_FROM } from "../../../src/model/costs.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { boxesOf } from "../../../src/view/diagram/figure.ts";
import { loadFigure } from "../../../src/view/diagram/figures.ts";
import { stages } from "../../../src/view/diagram/stages.ts";
import { boxDefinition, explainBox } from "../../../src/view/explain/boxes.ts";
import { explainLine, LINE_DEFINITIONS, type LineId } from "../../../src/view/explain/lines.ts";
import { BOX_WORDS } from "../../../src/view/explain/words/boxes.ts";
import { LINE_WORDS } from "../../../src/view/explain/words/lines.ts";
import { timelineData } from "../../../src/view/system/timeline-data.ts";
import fixtures from "../../fixtures/figures.json" with { type: "json" };
import { untrained } from "../../ops/trainers.ts";
import { expectWhole } from "./whole.ts";

let log: readonly OpsEvent[];
beforeAll(async () => {
	const run = await Simulation.open(planOf({ level: 1, days: 40, ordersPerDay: 100, team: "persona" }), {
		trainer: untrained,
	});
	await run.advance(hourOf(40));
	log = run.events;
});

describe("every box of every figure is explained", () => {
	it("those of the drawings, and no others", () => {
		const ids = new Set(
			(["level-0", "level-1", "level-2", "level-2-stages"] as const).flatMap((name) =>
				fixtures[name].nodes.map(({ id }) => id),
			),
		);
		expectWhole([...ids], BOX_WORDS, Object.fromEntries([...ids].map((id) => [id, boxDefinition(id)])));
	});

	it("each one that can be opened on the page, with numbers of the log that are numbers", async () => {
		const figures = [await loadFigure(0), await loadFigure(1), await loadFigure(2), stages];
		for (const { id } of figures.flatMap(boxesOf)) {
			const { terms } = explainBox(id, log);
			for (const { values } of terms) expect(values.join(), id).not.toMatch(/NaN|Infinity|undefined|null/);
		}
		expect(() => explainBox("coffee", log)).toThrow("box coffee: no such box");
	});

	it("the threshold of the service follows from the two costs", () => {
		const { from, needless, missed } = boxDefinition("prediction-service").numbers;
		const [threshold, c, m] = [from, needless, missed].map((one) => one?.number(log) ?? Number.NaN);
		expect(threshold).toBe(EXPRESS_FROM);
		expect((c as number) / ((c as number) + (m as number))).toBeCloseTo(EXPRESS_FROM, 12);
	});
});

describe("every line of the chart is explained", () => {
	it("what the chart of a run draws, and no other", () => {
		const { series, dots, bestPossible, loss } = timelineData(log);
		expect([dots?.length, loss.length, typeof bestPossible]).toEqual([40, 40, "number"]);
		const drawn = [...series.map(({ id }) => id), "realised", "best", "loss"];
		expectWhole(drawn, LINE_WORDS, LINE_DEFINITIONS);
	});

	it.each(["true", "observed", "realised"] as const)("%s: right by all is what the line shows", (id) => {
		const { value, right, n } = LINE_DEFINITIONS[id].numbers;
		const found = value?.number(log) ?? Number.NaN;
		expect((right?.number(log) ?? Number.NaN) / (n?.number(log) ?? Number.NaN)).toBeCloseTo(found, 12);
		const { series, dots } = timelineData(log);
		expect(found).toBe(series.find((one) => one.id === id)?.values.at(-1) ?? dots?.at(-1));
	});

	it("the loss of a day follows from its two kinds of wrong decisions", () => {
		const { value, M, N } = LINE_DEFINITIONS.loss.numbers;
		const [loss, missed, needless] = [value, M, N].map((one) => one?.number(log) ?? Number.NaN);
		expect(COST_MISSED * (missed as number) + COST_NEEDLESS * (needless as number)).toBeCloseTo(loss as number, 9);
		expect(loss).toBe(timelineData(log).loss.at(-1));
	});

	it("says nothing of numbers before the first day", () => {
		for (const id of Object.keys(LINE_WORDS) as LineId[]) {
			for (const { values } of explainLine(id, []).terms) expect(["", "0"]).toContain(values[0]);
		}
	});
});
