import { openBenchPage } from "../../scripts/lib/bench-page.mjs";
import type { TaskPage } from "./training/page.ts";
import type { Task } from "./training/task.worker.ts";
import type { Counts, Speed } from "./training/tasks.ts";
import { trainingWorkerBytes } from "./training/worker-size.ts";

export const name = "training";

/** The network of the issue first; its numbers are those of the whole, the others have theirs under their names. */
const HIDDEN = [[16, 8], [], [16]];
const COLD_ROUNDS = 11;

/** Batches of 128 rows with Adam, in a worker, on WebGL in software: ratios and counts, each ratio out of one run. */
export async function run(): Promise<Record<string, unknown>> {
	const workerKBBrotli = rounded((await trainingWorkerBytes()) / 1000);
	const results: Record<string, unknown> = {};
	for (const hidden of HIDDEN) {
		const measured = { ...(await inPage(hidden)), workerKBBrotli };
		if (hidden === HIDDEN[0]) Object.assign(results, measured);
		else results[[8, ...hidden, 1].join("-")] = measured;
	}
	return results;
}

async function inPage(hidden: readonly number[]): Promise<Record<string, number>> {
	const counts = await inBrowser<Counts>({ task: "counts", hidden });
	const speed = await inBrowser<Speed>({ task: "speed", hidden });
	return {
		...counts,
		speedupVsFit: rounded(speed.fit / speed.fused),
		coldRatio: rounded(await coldRatio(hidden)),
		stacked8PerModel: rounded(speed.fused / speed.stacked8),
		cpuVsTfjsCpu: rounded(speed.tfjsCpu / speed.cpu),
	};
}

/**
 * First step against the first step of model.fit, each time in a new browser, since compiled programs outlive a page. The
 * median over pairs, one right after the other: a slow moment of the machine hits both sides of a ratio.
 */
async function coldRatio(hidden: readonly number[]): Promise<number> {
	const ratios: number[] = [];
	for (let round = 0; round < COLD_ROUNDS; round++) {
		const fused = await inBrowser<number>({ task: "cold", which: "fused", hidden });
		ratios.push(fused / (await inBrowser<number>({ task: "cold", which: "fit", hidden })));
	}
	return ratios.sort((a, b) => a - b)[COLD_ROUNDS >> 1] as number;
}

async function inBrowser<T>(task: Task): Promise<T> {
	const { page, close } = await openBenchPage();
	try {
		await page.addScriptTag({ type: "module", url: "/test/bench/training/page.ts" });
		return (await page.evaluate((asked) => (globalThis as unknown as TaskPage).inWorker(asked), task)) as T;
	} finally {
		await close();
	}
}

const rounded = (value: number) => Number(value.toPrecision(3));
