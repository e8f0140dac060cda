import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { logHash } from "../../src/core/log.ts";
import { type Plan, planOf } from "../../src/engine/plan.ts";
import { Race } from "../../src/engine/race.ts";
import { RaceClient } from "../../src/engine/race-client.ts";
import type { RaceTold } from "../../src/engine/race-protocol.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { failing, untrained } from "../ops/trainers.ts";
import { LocalRaceWorker } from "./local-race-worker.ts";

const DAYS = 30;
const lanes = (days = DAYS): Plan[] =>
	([0, 1] as const).map((level) => planOf({ level, days, ordersPerDay: 50, team: "persona" }));

function page(trainer = untrained) {
	const worker = new LocalRaceWorker(trainer);
	const heard = { logs: [] as readonly (readonly OpsEvent[])[], now: -1, crash: "" };
	const client = new RaceClient(worker as unknown as Worker, {
		onEvents: (logs, now) => Object.assign(heard, { logs, now }),
		onCrash: (text) => Object.assign(heard, { crash: text }),
	});
	const told = () => worker.sent.filter((message): message is RaceTold => "tell" in message);
	return { worker, client, heard, told };
}

describe("a race behind its worker", () => {
	it("tells every lane's events once, day by day and in their order: the very logs of the race", async () => {
		const { client, heard, told } = page();
		await client.open(lanes(), "cpu");
		await client.advance(hourOf(DAYS));
		expect(told().map(({ now }) => now)).toEqual(Array.from({ length: DAYS + 1 }, (_, day) => hourOf(day)));
		for (const lane of [0, 1]) {
			const parts = told().map((message) => message.lanes[lane]);
			let length = 0;
			for (const part of parts) {
				expect(part?.from).toBe(length);
				length += part?.events.length ?? 0;
			}
		}
		const race = await Race.open(lanes(), { trainer: untrained });
		await race.advance(hourOf(DAYS));
		expect(heard.logs.map(logHash)).toEqual(race.lanes.map(({ events }) => logHash(events)));
	});

	it("stops after the day in hand, and goes on from there", async () => {
		const { client, heard } = page();
		await client.open(lanes(), "cpu");
		const running = client.advance(hourOf(DAYS));
		await expect.poll(() => heard.now).toBeGreaterThanOrEqual(hourOf(3));
		await client.stop();
		await running;
		expect(heard.now).toBeLessThan(hourOf(DAYS));
		expect(heard.now % 24).toBe(0);
		const days = heard.logs.map((log) => eventsOf(log, "day.served").length);
		expect(days).toEqual([heard.now / 24, heard.now / 24]);
		await client.advance(hourOf(DAYS));
		expect(heard.now).toBe(hourOf(DAYS));
	});

	it("goes no further than the last day", async () => {
		const { client, heard } = page();
		await client.open(lanes(5), "cpu");
		await client.advance(hourOf(99));
		expect(heard.now).toBe(hourOf(5));
	});

	it("drops what an earlier race still tells once another is opened", async () => {
		const { client, heard } = page();
		await client.open(lanes(), "cpu");
		const first = client.advance(hourOf(DAYS));
		await expect.poll(() => heard.now).toBeGreaterThanOrEqual(hourOf(2));
		const stopped = client.stop();
		const second = client.open(lanes(6), "cpu");
		expect(heard.now).toBeGreaterThan(0);
		await Promise.all([first, stopped, second]);
		expect(heard.now).toBe(0);
		await client.advance(hourOf(6));
		expect(heard.logs.map((log) => eventsOf(log, "day.served").length)).toEqual([6, 6]);
	});

	it("answers a race that cannot be with the reason, and can then open another", async () => {
		const { client, heard } = page();
		const other = planOf({ level: 1, days: 9, ordersPerDay: 50 });
		await expect(client.open([...lanes(), other], "cpu")).rejects.toThrow("days is 9 in lane 2 and 30 in lane 0");
		await expect(client.advance(24)).rejects.toThrow("race: none is open");
		await client.open(lanes(3), "cpu");
		await client.advance(hourOf(3));
		expect(heard.now).toBe(hourOf(3));
	});

	it("tells of a trainer that fails when the first models are made", async () => {
		const { client } = page(failing(untrained, () => new Error("The trainer is gone.")));
		await expect(client.open(lanes(3), "cpu")).rejects.toThrow("The trainer is gone.");
	});

	it("says what to do when its worker dies, and leaves nobody waiting", async () => {
		const { client, worker, heard } = page();
		await client.open(lanes(), "cpu");
		const running = client.advance(hourOf(DAYS));
		worker.crash();
		await expect(running).rejects.toThrow("its worker died");
		expect(heard.crash).toBe("The race stopped because its worker died. Reset it to begin again.");
	});
});
