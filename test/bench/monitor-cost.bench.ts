import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";

export const name = "monitor-cost";

/** Pairs of runs, one with the monitors and one without, in turns: a slow moment of the machine hits both sides. */
const ROUNDS = 15;

/** What all monitors cost on top of a 365-day run of 500 orders a day; the promise is at most .30. */
export async function run(): Promise<Record<string, unknown>> {
	const quiet = await compare({ drifts: [] });
	const defaultYear = await compare({ team: "persona" });
	return { "quiet year, one model": quiet, "default year, a scripted team": defaultYear };
}

async function compare(input: PlanInput): Promise<Record<string, number>> {
	for (const watch of [true, false]) await timed({ ...input, watch });
	const rounds: { without: number; ratio: number; with: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		// Each side goes first in every other round.
		const first = await timed({ ...input, watch: round % 2 === 0 });
		const second = await timed({ ...input, watch: round % 2 === 1 });
		const [on, off] = round % 2 === 0 ? [first, second] : [second, first];
		rounds.push({ without: off, with: on, ratio: on / off - 1 });
	}
	return {
		withoutMs: median(rounds.map((round) => round.without)),
		withMs: median(rounds.map((round) => round.with)),
		onTop: median(rounds.map(({ ratio }) => ratio)),
	};
}

/** Milliseconds of a whole run, its world and its training included. */
async function timed(input: PlanInput): Promise<number> {
	const start = performance.now();
	await runToEnd(planOf(input), { trainer: cpuTrainer() });
	return performance.now() - start;
}

const median = (values: readonly number[]): number =>
	Number(([...values].sort((a, b) => a - b)[values.length >> 1] as number).toPrecision(3));
