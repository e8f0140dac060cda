import { describe, expect, it } from "vitest";
import type { Desk, RegisteredVersion } from "../../src/ops/desk.ts";
import { EMPTY_DESK } from "../../src/ops/desk.ts";
import { STEPS, type Step } from "../../src/ops/events.ts";
import { versionAtWall, whyNot } from "../../src/ops/why-not.ts";

const version = (number: number, state: RegisteredVersion["state"]): RegisteredVersion => ({
	version: number,
	weights: "0",
	trainedFrom: 0,
	trainedTo: 0,
	accuracy: 0,
	state,
	deployedAt: null,
	skew: null,
});
const registry = [version(1, "retired"), version(2, "at the wall"), version(3, "live"), version(4, "at the wall")];
const desk = (rest: Partial<Desk>): Desk => ({ ...EMPTY_DESK, experiment: 1, live: 3, registry, ...rest });
const busy = (step: Step) => ({ step, askedAt: 0, startsAt: 0, until: 8 });

/** The steps that may follow when `done` is the last one done. */
const open = (done: Step | null): Step[] => STEPS.filter((step) => whyNot(desk({ done }), { do: step }) === null);

describe("which step may follow which", () => {
	it("each needs the one before; what is done may be done again until the next extraction", () => {
		expect(open(null)).toEqual(["extract", "deploy"]);
		expect(open("extract")).toEqual(["extract", "prepare", "deploy"]);
		expect(open("prepare")).toEqual(["extract", "prepare", "train", "deploy"]);
		expect(open("train")).toEqual(["extract", "prepare", "train", "evaluate", "deploy"]);
		expect(open("evaluate")).toEqual(["extract", "prepare", "train", "evaluate", "hand-over", "deploy"]);
		expect(open("hand-over")).toEqual(["extract", "prepare", "train", "deploy"]);
	});

	it("says what comes first, in one sentence", () => {
		const sentence = (step: Step) => whyNot(desk({ done: null }), { do: step });
		expect(sentence("prepare")).toBe("Extract data first.");
		expect(sentence("train")).toBe("Prepare the extracted data first.");
		expect(sentence("evaluate")).toBe("Train a model first.");
		expect(sentence("hand-over")).toBe("Evaluate the trained model first.");
	});
});

describe("who is busy", () => {
	it("a data scientist does one thing at a time, and so do ops, but neither waits for the other", () => {
		const training = desk({ done: "evaluate", work: { "data scientist": busy("train") } });
		for (const step of STEPS.slice(0, 5))
			expect(whyNot(training, { do: step })).toBe("The data scientist is training.");
		expect(whyNot(training, { do: "deploy" })).toBeNull();
		const rewriting = desk({ done: "evaluate", work: { "ops engineer": busy("deploy") } });
		expect(whyNot(rewriting, { do: "deploy" })).toBe("The ops engineer is rewriting the features for the service.");
		expect(whyNot(rewriting, { do: "hand-over" })).toBeNull();
	});
});

describe("which version may be deployed", () => {
	it("the newest at the wall when none is named, any other that is not in service by its number", () => {
		expect(versionAtWall(desk({}))).toBe(4);
		expect(versionAtWall(EMPTY_DESK)).toBeNull();
		const say = (number: number) => whyNot(desk({}), { do: "deploy", version: number });
		expect([1, 2, 4].map(say)).toEqual([null, null, null]);
		expect(say(3)).toBe("Model 3 is in service already.");
		expect(say(5)).toBe("There is no model 5 in the registry.");
		const nothingNew = desk({ registry: [version(1, "retired"), version(2, "live")], live: 2 });
		expect(whyNot(nothingNew, { do: "deploy" })).toBe("Hand a model over the wall first.");
	});
});
