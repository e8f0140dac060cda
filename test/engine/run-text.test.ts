import fc from "fast-check";
import { expect, it } from "vitest";
import { planOf } from "../../src/engine/plan.ts";
import { readFlight, writeFlight } from "../../src/engine/run-text.ts";
import { anyPlan } from "./plans.ts";

it("a run in a link carries its plan and the day it has reached, and brings both back", () => {
	const flight = fc.tuple(anyPlan, fc.nat()).map(([plan, n]) => ({ plan, day: n % (plan.days + 1) }));
	fc.assert(
		fc.property(flight, (one) => {
			expect(readFlight(writeFlight(one))).toEqual({ ok: true, value: one });
		}),
	);
	expect(writeFlight({ plan: planOf({ seed: 8 }), day: 40 })).toBe("seed=8&at=40");
});

it("a link without a day is a run at its start; no link at all is the default year", () => {
	expect(readFlight("seed=8")).toEqual({ ok: true, value: { plan: planOf({ seed: 8 }), day: 0 } });
	expect(readFlight("")).toEqual({ ok: true, value: { plan: planOf(), day: 0 } });
});

it("a day that the run does not have is refused in one sentence, and so is a wrong plan", () => {
	const error = (text: string) => {
		const read = readFlight(text);
		return read.ok ? null : read.error;
	};
	expect(error("days=30&at=31")).toBe("at is “31”; allowed: a whole number from 0 to 30.");
	expect(error("at=-1")).toBe("at is “-1”; allowed: a whole number from 0 to 365.");
	expect(error("at=2.5")).toBe("at is “2.5”; allowed: a whole number from 0 to 365.");
	expect(error("at=to\nday")).toBe("at is “to day”; allowed: a whole number from 0 to 365.");
	expect(error("at=1&at=2")).toMatch(/^at /);
	expect(error("seed=x&at=3")).toBe("seed is “x”; allowed: a number.");
});
