import { describe, expect, it } from "vitest";
import { hoursOf, peopleTasks } from "../../../src/engine/query/people-tasks.ts";
import { event } from "../../ops/events.ts";
import { noon } from "./logs.ts";

const review = { role: "ops engineer", task: "reviewing", about: "after-16" } as const;
const queued = event(noon(1), "task.queued", { ...review, startsAt: noon(3), until: noon(3) + 2 });
const started = event(noon(3), "task.started", { ...review, until: noon(3) + 2 });
const done = { ...event(noon(3) + 2, "task.done", review), hours: 2 };

describe("work of people, read from the log", () => {
	it("waits, is taken up, and is done with its hours", () => {
		const states = [[queued], [queued, started], [queued, started, done]].map((log) => peopleTasks(log));
		expect(states.map((tasks) => tasks.map(({ state, hours }) => [state, hours]))).toEqual([
			[["queued", 0]],
			[["working", 0]],
			[["done", 2]],
		]);
		expect(states[2]?.[0]).toMatchObject({ asked: noon(1), starts: noon(3), until: noon(3) + 2 });
	});

	it("may begin at once", () => {
		expect(peopleTasks([started])).toEqual([
			{ ...review, asked: noon(3), starts: noon(3), until: noon(3) + 2, state: "working", hours: 0 },
		]);
	});

	it("that is put off when its time has come is still one task", () => {
		const later = event(noon(3), "task.queued", { ...review, startsAt: noon(4), until: noon(4) + 2 });
		expect(peopleTasks([queued, later])).toMatchObject([{ asked: noon(1), starts: noon(4), state: "queued" }]);
	});

	it("takes the hours of what is done", () => {
		expect(hoursOf(peopleTasks([queued, started, done, queued]))).toBe(2);
		expect(hoursOf([{ hours: 3 }, { hours: 0 }, { hours: 4.5 }])).toBe(7.5);
		expect(hoursOf([])).toBe(0);
	});

	it("that is asked for twice is two tasks, the first asked for first", () => {
		const again = { ...queued, t: noon(2) };
		expect(peopleTasks([queued, again, started]).map(({ asked, state }) => [asked, state])).toEqual([
			[noon(1), "working"],
			[noon(2), "queued"],
		]);
	});
});
