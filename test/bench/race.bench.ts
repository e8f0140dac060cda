import { hourOf, YEAR } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Race } from "../../src/engine/race.ts";
import { memoryStore, remembering } from "../../src/engine/remember.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { World } from "../../src/world/world.ts";
import { racesOnThePage } from "./race/page.ts";

export const name = "race";

const LANES = ([0, 1, 2] as const).map((level) => planOf({ level, team: "persona", commits: "default" }));

/**
 * The three-lane year with its commits on the CPU trainer, and the same again with what is remembered: weights, the world's
 * days, answers, checks. `speedup` is the ratio of their processor time, which a busy machine moves less than the seconds
 * on the clock. Then ten years of one lane at Level 1: what is alive after it (heap and buffers), in MB.
 * Then the race on the page: medians of five runs; see race/page.ts.
 */
export async function run(): Promise<Record<string, unknown>> {
	const world = new World({ seed: 7, ordersPerDay: 500, dayShock: 0.05 });
	const trainer = remembering(cpuTrainer(), memoryStore());
	const year = async () => {
		const started = { seconds: performance.now() / 1000, cpuSeconds: cpuSeconds() };
		const race = await Race.open(LANES, { trainer, world });
		await race.advance(hourOf(YEAR));
		return {
			seconds: performance.now() / 1000 - started.seconds,
			cpuSeconds: cpuSeconds() - started.cpuSeconds,
		};
	};
	const first = await year();
	const replays = [await year(), await year(), await year()].sort((a, b) => a.cpuSeconds - b.cpuSeconds);
	const replay = replays[1] as (typeof replays)[number];
	return {
		firstSeconds: first.seconds,
		replaySeconds: replay.seconds,
		firstCpuSeconds: first.cpuSeconds,
		replayCpuSeconds: replay.cpuSeconds,
		speedup: first.cpuSeconds / replay.cpuSeconds,
		...(await tenYears()),
		...(await racesOnThePage()),
	};
}

/** Seconds that the processor has worked for this process, on all its threads. */
function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

async function tenYears(): Promise<Record<string, number>> {
	const before = alive();
	const plan = planOf({ level: 1, team: "persona", days: 10 * YEAR });
	const simulation = await Simulation.open(plan, { trainer: cpuTrainer() });
	let peak = 0;
	for (let year = 1; year <= 10; year++) {
		await simulation.advance(hourOf(year * YEAR));
		peak = Math.max(peak, alive());
	}
	return { tenYearsMB: peak - before, tenYearsEvents: simulation.events.length };
}

/** MB in use after collecting what nobody holds, where the collector can be asked for. */
function alive(): number {
	(globalThis as { gc?: () => void }).gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}
