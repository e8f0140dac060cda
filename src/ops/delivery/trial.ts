import type { ServedModel } from "../../model/serving.ts";

/** A second version that answers beside the one in service, as far as the service has to know. */
export interface Trial {
	readonly version: number;
	readonly served: ServedModel;
	/** Share of the parcels that it decides; 0 in the shadow, where every parcel is answered and none is decided. */
	readonly share: number;
	/** What it is there for: a candidate is tried; the version before stays on to compare a new one with, and to go back to. */
	readonly role: "candidate" | "version before";
}
