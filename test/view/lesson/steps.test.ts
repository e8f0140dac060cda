import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findStep } from "../../../src/view/lesson/find-step.ts";
import { currentStep, isFinished } from "../../../src/view/lesson/steps.ts";

const steps = [
	{ id: "what-moves", asks: ["guess"] },
	{ id: "do", asks: ["fall", "why"] },
	{ id: "look-closer", asks: [] },
	{ id: "bring-it-back", asks: ["back"] },
];

describe("a step", () => {
	it("is finished when all that it asks is done", () => {
		expect(isFinished({ asks: ["fall", "why"] }, ["why"])).toBe(false);
		expect(isFinished({ asks: ["fall", "why"] }, ["why", "guess", "fall"])).toBe(true);
	});

	it("is the one in hand when it is the first that is not finished; the last one when all are", () => {
		expect(currentStep(steps, [])).toBe(0);
		expect(currentStep(steps, ["guess", "fall"])).toBe(1);
		expect(currentStep(steps, ["guess", "fall", "why"])).toBe(3);
		expect(currentStep(steps, ["guess", "fall", "why", "back"])).toBe(3);
	});
});

describe("an address", () => {
	it("finds its step and has nothing to say", () => {
		for (const [at, { id }] of steps.entries()) expect(findStep(steps, id)).toEqual({ at, said: null });
	});

	it("of a step that is not there leads to the nearest, and says so", () => {
		expect(findStep(steps, "bring-it-bak")).toEqual({
			at: 3,
			said: "This lesson has no step “bring-it-bak”; the nearest is step 4 of 4.",
		});
		expect(findStep(steps, "3").at).toBe(2);
		expect(findStep(steps, "9999").at).toBe(3);
		expect(findStep(steps, "0").at).toBe(0);
	});

	it("leads to a step whatever it says", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (wanted) => {
				const { at, said } = findStep(steps, wanted);
				expect(steps[at]).toBeDefined();
				expect(said === null).toBe(steps[at]?.id === wanted);
			}),
		);
	});
});
