import { expect, it } from "vitest";
import { trainingWorkerBytes } from "../../../bench/training/worker-size.ts";

it("a worker that trains loads no more than 75 KB", async () => {
	const bytes = await trainingWorkerBytes();
	expect(bytes).toBeLessThan(75_000);
	// Without TensorFlow.js's backend it would not be a tenth of that: something is measured.
	expect(bytes).toBeGreaterThan(40_000);
}, 60_000);
