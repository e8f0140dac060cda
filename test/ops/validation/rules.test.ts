import { describe, expect, it } from "vitest";
import type { Quality } from "../../../src/ops/events.ts";
import { beatsChampion } from "../../../src/ops/validation/beats-champion.ts";
import { fitsTarget } from "../../../src/ops/validation/fits-target.ts";
import { holdsOnSegments } from "../../../src/ops/validation/holds-on-segments.ts";

const quality = (accuracy: number, rows = 500): Quality => ({
	rows,
	accuracy,
	auc: 0.8,
	logLoss: 0.5,
	lossPerOrder: 1,
});

describe("better than the champion", () => {
	it.each([
		[0.77, 0.76, true],
		[0.76, 0.77, true],
		[0.75, 0.77, false],
	])("accuracy %f against %f with one point of tolerance: %s", (candidate, champion, pass) => {
		expect(beatsChampion(quality(candidate), quality(champion), 0.01).pass).toBe(pass);
	});

	it("says what was measured and what is allowed", () => {
		expect(beatsChampion(quality(0.751), quality(0.77), 0.01).sentence).toBe(
			"Accuracy .751 against the champion's .770; at most 1 point less is allowed.",
		);
	});
});

describe("consistent on segments", () => {
	const champion = { segments: { urban: quality(0.78), rural: quality(0.73), suburban: quality(0.77) } };
	it("refuses a model that is better overall and worse in one area", () => {
		const candidate = { segments: { urban: quality(0.82), rural: quality(0.6), suburban: quality(0.8) } };
		const rules = holdsOnSegments(candidate, champion, 0.04, 200);
		expect(rules.map(({ check, pass }) => [check, pass])).toEqual([
			["holds in urban", true],
			["holds in rural", false],
			["holds in suburban", true],
		]);
	});

	it("does not judge an area with too few rows", () => {
		const candidate = { segments: { urban: quality(0.78), rural: quality(0.1, 199) } };
		expect(holdsOnSegments(candidate, champion, 0.04, 200).map(({ check }) => check)).toEqual(["holds in urban"]);
	});
});

describe("fit for the target", () => {
	const model = { weights: new Float32Array(1024) } as unknown as Parameters<typeof fitsTarget>[0];
	it("counts the bytes of the weights and the work of one answer", () => {
		const [memory, time] = fitsTarget(model, { maxKilobytes: 4, maxMilliseconds: 0.01 });
		expect(memory).toMatchObject({ value: 4, pass: true });
		expect(time).toMatchObject({ pass: false });
	});
});
