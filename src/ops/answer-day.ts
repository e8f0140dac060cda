import { Memory } from "../core/remember-by.ts";
import type { ServedModel } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import { candidateRows } from "./delivery/split.ts";
import type { Trial } from "./delivery/trial.ts";
import { type ServedDay, serveBoth, serveDay } from "./serve-day.ts";

/** How a day's parcels were answered, by the model in service and by a second one beside it. */
export interface AnsweredDay {
	readonly made: WorldDay;
	/** What was really decided: the totals of the day, and the labels that will be recorded. */
	readonly decided: ServedDay;
	/** What the model in service answered to every parcel, judged by the labels that will be recorded. */
	readonly main: ServedDay;
	/** The same of the second model, and the rows that it decided, [rows] of 0 or 1; null when there is none. */
	readonly trial: { readonly version: number; readonly served: ServedDay; readonly rows: Uint8Array } | null;
}

/** Which parcels a candidate decides, by the day and by its share of them. */
const splits = new Memory<Uint8Array>();

/** Has a day answered by the model in service and, when there is one, by a second model, which decides its share. */
export function answerDay(served: ServedModel, trial: Trial | null, made: WorldDay): AnsweredDay {
	const main = serveDay(served, made);
	if (!trial) return { made, decided: main, main, trial: null };
	const count = main.scores.length;
	const rows = splits.remember(made, [], `${trial.share}`, () =>
		trial.share > 0 ? candidateRows(made.seed, made.day, trial.share, count) : new Uint8Array(count),
	);
	const decided = trial.share > 0 ? serveBoth(served, trial.served, rows, `${trial.share}`, made) : main;
	const judged = (day: ServedDay): ServedDay => ({ ...day, label: decided.label });
	const beside = { version: trial.version, served: judged(serveDay(trial.served, made)), rows };
	return { made, decided, main: judged(main), trial: beside };
}
