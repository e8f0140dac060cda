import { describe, expect, it } from "vitest";
import { openYear, QUIET } from "../pipeline/year.ts";

const unit = (from: number) => ({
	ordersPerDay: 200,
	days: 60,
	drifts: [{ id: "weather-unit-change", from } as const],
});

describe("schema skew at Level 1", () => {
	it("calls on the day it comes, is guarded from the next, and repaired by a person within days", async () => {
		const year = await openYear({ plan: unit(30) });
		await year.until(40);
		expect(year.of("alert.raised")[0]).toMatchObject({ day: 30, about: "schema skew" });
		expect(year.of("serving.guarded").map(({ day, columns }) => [day, columns])).toEqual([
			[30, ["weather_score"]],
			[expect.any(Number), []],
		]);
		const [installed] = year.of("adapter.installed");
		expect(installed).toMatchObject({ actor: "data engineer", column: "weather_score", repair: "scale", from: 30 });
		expect(installed?.day).toBeLessThanOrEqual(34);
		expect(year.of("task.done").filter(({ role }) => role === "data engineer")).toMatchObject([{ hours: 8 }]);
	});

	it("costs one bad day, then the training mean, then nothing", async () => {
		const year = await openYear({ plan: unit(30) });
		const calm = await openYear({ plan: { ...unit(30), drifts: [] } });
		await Promise.all([year.until(45), calm.until(45)]);
		const right = (run: typeof year, day: number) => run.of("day.served")[day]?.rightExpected as number;
		expect(right(year, 30)).toBeLessThan(right(calm, 30) - 20);
		const installed = year.of("adapter.installed")[0]?.day as number;
		const guarded = right(calm, 31) - right(year, 31);
		expect(guarded).toBeGreaterThan(0);
		expect(guarded).toBeLessThan(right(calm, 30) - right(year, 30));
		// Some weather of the new unit lies within the range of the old one and cannot be told apart.
		for (let day = installed + 1; day < 45; day++) expect(right(calm, day) - right(year, day)).toBeLessThan(4);
	});

	it("stops a pipeline that runs into it, and the run begins again once it is repaired", async () => {
		const triggers = { ...QUIET.triggers, schedule: { on: true, everyDays: 30 } };
		const year = await openYear({ plan: unit(30), policy: { ...QUIET, triggers } });
		await year.until(36);
		const [stopped] = year.of("pipeline.stopped");
		expect(stopped?.step).toBe("validation");
		expect(stopped?.because).toMatch(/^Schema skew: weather_score goes up to/);
		expect(year.of("data.validated")[0]?.verdict).toBe("schema skew");
		expect(year.of("pipeline.resumed")).toMatchObject([{ step: "extraction", run: stopped?.run }]);
		expect(year.of("pipeline.finished")).toMatchObject([{ outcome: "registered", run: stopped?.run }]);
	});

	it("with data validation taken out of the pipeline is learnt, and nobody is asked", async () => {
		const triggers = { ...QUIET.triggers, schedule: { on: true, everyDays: 30 } };
		const pipeline = { validation: "-", preparation: "extraction" };
		const year = await openYear({ plan: unit(25), policy: { ...QUIET, triggers, pipeline } });
		await year.until(31);
		expect(year.of("pipeline.stopped")).toEqual([]);
		expect(year.of("pipeline.finished")).toMatchObject([{ outcome: "registered" }]);
	});

	it("is nobody's business while the policy asks for no checks, and is found at once when it does", async () => {
		const year = await openYear({ plan: unit(30), policy: { ...QUIET, data: { check: false } } });
		await year.until(40);
		for (const kind of ["serving.guarded", "adapter.installed"] as const) expect(year.of(kind)).toEqual([]);
		expect(year.of("alert.raised").filter(({ about }) => about === "schema skew")).toEqual([]);
		year.act({ do: "set", field: "data.check", value: true });
		await year.until(48);
		expect(year.of("serving.guarded")[0]).toMatchObject({ columns: ["weather_score"] });
		expect(year.of("adapter.installed")[0]).toMatchObject({ column: "weather_score", repair: "scale" });
	});

	it("that nobody can repair is accepted, and the pipeline goes on", async () => {
		const plan = { ordersPerDay: 200, days: 60, drifts: [{ id: "new-category", from: 30 } as const] };
		const year = await openYear({ plan });
		await year.until(40);
		expect(year.of("adapter.installed")).toMatchObject([{ repair: "accept" }]);
		year.act({ do: "run-pipeline" });
		await year.until(41);
		expect(year.of("pipeline.finished")).toMatchObject([{ outcome: "registered" }]);
	});

	it("does not come in a quiet world", async () => {
		const year = await openYear({ plan: { ordersPerDay: 500, days: 120, drifts: [] } });
		await year.until(120);
		expect(year.of("alert.raised").filter(({ about }) => about === "schema skew")).toEqual([]);
	});
});
