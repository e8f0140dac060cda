import type { Trigger } from "./trigger.ts";

/** Retraining on availability of new training data: when enough labels have arrived since the last extraction. */
const newData: Trigger = {
	name: "new data",
	fires(event, { policy: { newData }, labelsSinceExtraction }) {
		if (!newData.on || event.kind !== "labels.arrived" || labelsSinceExtraction < newData.labels) return null;
		return `${labelsSinceExtraction} labels have arrived since the last extraction.`;
	},
};

export default newData;
