import type { Drift } from "../drift.ts";

/**
 * Training-serving skew: the service computes a feature otherwise than the training did (Zinkevich, Rules of Machine
 * Learning, rules 29 to 37; Breck et al. 2017). For a share of the requests, all of them at strength 1, the one-hot
 * code of the carriers is swapped: B is answered as C and C as B. The raw columns that are delivered and stored stay
 * right, so nothing that looks at them can see it, and retraining does not help; comparing rows of both codes does.
 */
const trainingServingSkew: Drift = {
	id: "training-serving-skew",
	name: "Carriers swapped in serving",
	term: "training-serving skew",
	moves: "the pipe",
	story: "The service is rewritten with the carriers in another order: B is served as C and C as B.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "every request is answered with the carriers swapped; below 1, that share of them",
	change(law, amount) {
		law.servingSkew = { id: "one-hot-swapped", share: Math.min(1, amount) };
	},
};

export default trainingServingSkew;
