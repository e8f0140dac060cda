import { describe, expect, it } from "vitest";
import { trials } from "../../../src/engine/query/trials.ts";
import { event } from "../../ops/events.ts";
import { noon } from "./logs.ts";

const side = { count: 50, express: 20, timeouts: 0, labels: 10, right: 8 };
const log = [
	event(noon(1), "trial.began", {
		version: 2,
		champion: 1,
		mode: "canary",
		share: 0.1,
		sample: 100,
		detectable: 0.1,
		until: noon(3),
	}),
	event(noon(2), "trial.observed", {
		day: 2,
		candidate: { ...side, version: 2 },
		champion: { ...side, version: 1, count: 450 },
	}),
	event(noon(3), "trial.ended", { version: 2, outcome: "promoted", because: "No guardrail broke.", guardrails: [] }),
	event(noon(9), "trial.began", {
		version: 3,
		champion: 2,
		mode: "shadow",
		share: 0,
		sample: 500,
		detectable: 0.05,
		until: noon(10),
	}),
];

describe("online trials, read from the log", () => {
	it("are open until they end, with what the last look at both sides counted", () => {
		const [open] = trials(log.slice(0, 2));
		expect(open).toMatchObject({ version: 2, champion: 1, began: noon(1), ended: null, outcome: null, because: null });
		expect(open?.looked).toMatchObject({ day: 2, candidate: { count: 50 }, reference: { version: 1, count: 450 } });
	});

	it("end with an outcome and why, and the next begins anew", () => {
		const [first, second] = trials(log);
		expect(first).toMatchObject({ outcome: "promoted", because: "No guardrail broke.", ended: noon(3) });
		expect(second).toMatchObject({ version: 3, mode: "shadow", looked: null, ended: null });
	});
});
