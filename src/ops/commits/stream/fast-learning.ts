import type { Commit } from "../commit.ts";

/** A step size at which the optimiser jumps over every valley. */
const fastLearning: Commit = {
	id: "fast-learning",
	message: "Speed up training: learning rate × 50",
	kind: "bad",
	story: "The training does not converge; what comes out is little better than a guess.",
	day: 92,
	patch: (code) => ({ ...code, learningRate: 50 * code.learningRate }),
};

export default fastLearning;
