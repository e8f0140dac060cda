import type { Model } from "../../model/model.ts";
import type { ServedModel } from "../../model/serving.ts";
import type { TeamAction } from "../actions.ts";
import type { AnsweredDay } from "../answer-day.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { Trial } from "./trial.ts";

/** What a registered version is made of, as far as the service has to know. */
export interface Release {
	readonly model: Model;
	/** The pipeline's code that made it: its serving side goes into service with it. */
	readonly code: Pick<PipelineCode, "servingSkew" | "lookupMs" | "packages">;
}

export type DeliveryAction = Extract<TeamAction, { do: "deploy" | "roll-back" | "rehearse-rollback" }>;

/** The way of a registered model to the parcels: at once at Level 1, through online trials at Level 2. */
export interface ModelDelivery {
	/** The model that answers. Throws before the first delivery. */
	readonly served: ServedModel;
	/** Its version; throws before the first delivery. */
	readonly live: number;
	/** What answers beside it; null for nothing. */
	readonly trial: Trial | null;
	/** What each version serves with that has been in service or in a trial, so that it is put back as it was. */
	readonly services: ReadonlyMap<number, ServedModel>;
	/** Takes up a version that has been registered. The first one goes into service at once. */
	deliver(version: number, run?: number | null): void;
	/** Takes up what a person asks for now; a sentence says why it cannot be done, null that it was. */
	request(action: DeliveryAction): string | null;
	/**
	 * Takes every version for which `tainted` holds out of trials and out of service: the newest one before it that was in
	 * service serves again. Where there is none, what serves goes on.
	 */
	takeOut(tainted: (version: number) => boolean, because: string): void;
	/** Told how a day's parcels were answered, after it is on the log. */
	dayServed(answered: AnsweredDay): void;
}
