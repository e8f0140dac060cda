import { describe, expect, test } from "vitest";
import { frameOf } from "../../../src/view/timeline/frame.ts";
import { penLabels } from "../../../src/view/timeline/pen-labels.ts";
import type { Series, TimelineData } from "../../../src/view/timeline/types.ts";

const frame = frameOf(1128, 258, [0, 365], 1);
const y = (accuracy: number) => frame.floor - (accuracy - 0.6) * 700;
const measure = (text: string) => 6 * text.length;
const line = (name: string, role: Series["role"], value: number, length = 201): Series => ({
	id: name,
	name,
	role,
	values: new Array<number>(length).fill(value),
});
const at = (pen: number, series: Series[], now = 200) => {
	const data: TimelineData = { days: 365, now, shown: null, series, loss: [], bands: [], marks: [] };
	return penLabels(data, pen, frame, y, measure);
};

describe("labels at the pen", () => {
	test("name and value of each line, right of the pen, at the height of the line", () => {
		const [label] = at(200, [line("true", "true", 0.69)]);
		expect(label).toMatchObject({ text: "true .690", bold: true, x: frame.x(200) + 11 });
		expect(label?.y).toBeCloseTo(y(0.69) + 4, 9);
		expect(label?.dot.x).toBe(frame.x(200));
	});

	test("lines that end together have labels that do not", () => {
		const labels = at(200, [
			line("true", "true", 0.7),
			line("observed", "observed", 0.701),
			line("estimated", "estimated", 0.7),
		]);
		const heights = labels.map((label) => label.y).sort((a, b) => a - b);
		expect((heights[1] as number) - (heights[0] as number)).toBeGreaterThanOrEqual(14 - 1e-9);
		expect((heights[2] as number) - (heights[1] as number)).toBeGreaterThanOrEqual(14 - 1e-9);
	});

	test("all of them go to the left when one has no room on the right", () => {
		const labels = at(360, [line("true", "true", 0.7, 366), line("observed", "observed", 0.75, 366)], 360);
		for (const label of labels) expect(label.x + label.width).toBe(frame.x(360) - 11);
	});

	test("an old value says how old, and its dot stands on its day", () => {
		const [label] = at(200, [line("observed", "observed", 0.75, 150)]);
		expect(label?.text).toBe("observed .750, day 149");
		expect(label?.dot.x).toBe(frame.x(149));
	});

	test("another future and a line without values have none", () => {
		expect(at(200, [line("other", "other", 0.7), { ...line("x", "true", 0), values: [] }])).toEqual([]);
	});

	test("a day in progress: the newest value moves with the pen", () => {
		const [label] = at(200.6, [line("true", "true", 0.7)]);
		expect(label?.dot.x).toBe(frame.x(200.6));
	});
});
