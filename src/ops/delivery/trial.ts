import type { ServedModel } from "../../model/serving.ts";

/** A candidate in an online trial, as far as the service has to know. */
export interface Trial {
	readonly version: number;
	readonly served: ServedModel;
	/** Share of the parcels that it decides; 0 in the shadow, where every parcel is answered and none is decided. */
	readonly share: number;
}
