import type { Trigger } from "./trigger.ts";

/** Retraining on significant changes of the inputs' distributions, for which no label is needed. */
const distribution: Trigger = {
	name: "distribution",
	fires(event, { policy: { distribution } }) {
		if (!distribution.on || event.kind !== "monitor.inputs" || event.alarms.length < distribution.features) return null;
		return `${event.alarms.join(", ")}: not distributed as in what the model learnt.`;
	},
};

export default distribution;
