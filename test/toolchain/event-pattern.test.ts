import { describe, expect, it } from "vitest";
import { readPatterns } from "../../scripts/lesson/event-pattern.ts";

const refuse = (reason: string): never => {
	throw new Error(reason);
};
const read = (text: string) => readPatterns(text, refuse);

describe("a pattern of events", () => {
	it("takes each value as its field has it: number, flag or text", () => {
		expect(read("trial.began[mode=ab; share=.1], monitor.errors[alarm=true], policy.set[actor=learner]")).toEqual([
			{ kind: "trial.began", where: { mode: "ab", share: 0.1 } },
			{ kind: "monitor.errors", where: { alarm: true } },
			{ kind: "policy.set", where: { actor: "learner" } },
		]);
	});

	it("takes the value of a policy as the field of the policy has it", () => {
		expect(
			read(
				"policy.set[field=window; value=14], policy.set[value=false; field=triggers.schedule.on], policy.set[field=pipeline.validation; value=-], policy.set[value=28]",
			).map(({ where }) => where["value"]),
		).toEqual([14, false, "-", 28]);
	});

	it("keeps what follows the first = of a value", () => {
		expect(read("data.validated[verdict=value skew], task.done[about=a=b]").map(({ where }) => where)).toEqual([
			{ verdict: "value skew" },
			{ about: "a=b" },
		]);
	});
});
