import { decimals } from "../../core/decimals.ts";
import { points } from "../validation/points.ts";
import type { Trigger } from "./trigger.ts";

/** Retraining on performance degradation: as soon as enough labels say so, which is days after it happened. */
const performance: Trigger = {
	name: "performance",
	fires(event, { policy: { performance } }) {
		if (!performance.on || event.kind !== "monitor.performance" || !event.low) return null;
		const { accuracy, reference } = event;
		return `Accuracy ${decimals(accuracy, 3)} on known labels, more than ${points(performance.fall)} under ${decimals(reference, 3)}.`;
	},
};

export default performance;
