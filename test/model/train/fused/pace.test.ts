import fc from "fast-check";
import { expect, it } from "vitest";
import { LOSS_SLOTS } from "../../../../src/model/train/fused/layout.ts";
import { pacer } from "../../../../src/model/train/fused/pace.ts";

function readings(from: number, stepsPerEpoch: number, total: number): number[] {
	const pace = pacer(from, stepsPerEpoch, total);
	const reads: number[] = [];
	let step = from;
	while (step < total) {
		const chunk = pace.nextChunk();
		if (chunk.to <= step || chunk.to - step > 96) throw new Error(`a chunk from ${step} to ${chunk.to}`);
		step = chunk.to;
		pace.done(step);
		if (chunk.read) reads.push(step);
	}
	expect(step).toBe(total);
	return reads;
}

it("reads at most once in 32 steps, only between epochs, and always at the end", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (steps, epochs, skip) => {
			const total = steps * epochs;
			const from = steps * (skip % epochs);
			const reads = readings(from, steps, total);
			expect(reads.at(-1)).toBe(total);
			expect(reads.length).toBeLessThanOrEqual(Math.max(1, (total - from) / 32));
			for (const step of reads) expect(step % steps).toBe(0);
		}),
	);
});

it("keeps the losses of no more epochs waiting than there are slots for", () => {
	for (const steps of [1, 2, 3, 31, 33, 63]) {
		for (let epochs = 1; epochs < 150; epochs++) {
			const reads = [0, ...readings(0, steps, steps * epochs)];
			const waiting = reads.slice(1).map((step, i) => (step - (reads[i] as number)) / steps);
			expect(Math.max(...waiting)).toBeLessThanOrEqual(LOSS_SLOTS);
		}
	}
});
