import type { Model } from "../model/model.ts";
import type { ServedModel } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import type { TeamAction } from "./actions.ts";
import type { AnsweredDay } from "./answer-day.ts";
import type { Trial } from "./delivery/trial.ts";
import type { OpsEvent } from "./events.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/** A team with its machines at one level of automation: what it has in service, what it may be asked, how it reacts. */
export interface Level {
	/** The model that answers; throws before `open`. */
	readonly served: ServedModel;
	/** A second version that answers beside it, in a trial or in the shadow; null when there is none. */
	readonly trial: Trial | null;
	/** The file of a registered version, and the rows held out when it was trained, for looking inside. */
	file(version: number): Model | undefined;
	heldOut(version: number): LabelledRows | undefined;
	/** What was there before the year: model 1, trained on the `window` days before day 0, and in service. */
	open(window: number): Promise<void>;
	/** Takes up what is asked for now, or records why not. */
	request(action: TeamAction): void;
	/** A day's orders as the team's own data path passes them on, before they are answered and stored. */
	ingest(made: WorldDay): WorldDay;
	/** The same orders as the service uses them for its answers. */
	guard(made: WorldDay): WorldDay;
	/** Told how a day's parcels were answered, after it is on the log. */
	dayServed(answered: AnsweredDay): void;
	/** Everything that is recorded is told to the level, once, after it is on the log. */
	heard(event: OpsEvent): void;
}
