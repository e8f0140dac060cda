import type { TrainerPreference } from "../model/train/choose.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Plan } from "./plan.ts";

/** What the page asks of a race. Each request is answered once, by its `id`; "stop" overtakes. */
export type RaceRequest = { readonly id: number } & (
	| { readonly ask: "open"; readonly plans: readonly Plan[]; readonly trainer: TrainerPreference }
	| { readonly ask: "advance"; readonly hour: number }
	| { readonly ask: "stop" }
);

/** New events of every lane, each from its place `from` in that lane's log, up to hour `now`. */
export interface RaceTold {
	readonly tell: "events";
	/** Number of the race since the worker began: what an older one still tells is not of this one. */
	readonly race: number;
	readonly now: number;
	readonly lanes: readonly { readonly from: number; readonly events: readonly OpsEvent[] }[];
}

export type RaceAnswer =
	| { readonly id: number; readonly ok: true }
	| { readonly id: number; readonly ok: false; readonly error: string };
