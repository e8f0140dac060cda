import { featureById } from "../model/features.ts";
import type { Model } from "../model/model.ts";

/** Words that a note leaves out: each gap is one that ops can fill in wrongly (see SERVING_SKEWS). */
const IN_THE_NOTE: Readonly<Record<string, string>> = {
	ln_distance: "distance, log-scaled",
	carrier_b: "carrier, one-hot",
	carrier_c: "carrier, one-hot",
	weekend: "weekend flag",
};

/**
 * The note that goes over the wall with a model file: true, and not enough to rebuild the features from. It says
 * nothing of missing values, of the order of the carriers, of the day on which a week begins, or of which scaler.
 */
export const handOverNote = (model: Model): string[] => [
	`inputs: ${[...new Set(model.features.map((id) => IN_THE_NOTE[id] ?? featureById(id).formula))].join("; ")}`,
	"inputs are standardised (scaler file attached)",
	`network ${[model.network.inputs, ...model.network.hidden, 1].join("-")}, ${model.network.activation}`,
];
