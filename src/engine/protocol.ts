import type { TrainerPreference } from "../model/train/choose.ts";
import type { EpochProgress } from "../model/trainer.ts";
import type { Action } from "../ops/actions.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Beside } from "./futures.ts";
import type { DataLook } from "./inspect.ts";
import type { MonitorLook } from "./monitor-look.ts";
import type { Parsed, Plan } from "./plan.ts";
import type { Flight } from "./run-text.ts";

/** What the page asks of the engine. Each request is answered once, by its `id`. */
export type Request = { readonly id: number } & (
	| { readonly ask: "open"; readonly plan: Plan; readonly hour: number; readonly trainer: TrainerPreference }
	| { readonly ask: "read"; readonly text: string }
	/** The run in hand as text, with the other futures that are named. */
	| { readonly ask: "write"; readonly beside: Beside | null }
	| { readonly ask: "advance"; readonly hour: number }
	| { readonly ask: "act"; readonly action: Action }
	/** The events of another plan's run before `hour`, without the first `from`. */
	| { readonly ask: "beside"; readonly plan: Plan; readonly hour: number; readonly from: number }
	| { readonly ask: "data"; readonly day: number }
	| { readonly ask: "monitor"; readonly day: number }
	| { readonly ask: "cancel" }
);

/** How the engine trains, and why it is not WebGL when it is not. */
export interface TrainerReport {
	readonly backend: string;
	readonly why: string;
	/** False when weights cannot be kept for the next visit. */
	readonly kept: boolean;
}

/** What the engine tells without being asked. */
export type Told =
	| {
			readonly tell: "events";
			readonly run: number;
			readonly from: number;
			readonly events: readonly OpsEvent[];
			readonly now: number;
	  }
	| { readonly tell: "progress"; readonly run: number; readonly progress: EpochProgress }
	/** The GPU was taken away, for the `times`-th time; what happens now, in one sentence. */
	| { readonly tell: "gpu-lost"; readonly times: number; readonly text: string }
	/** The browser keeps nothing more, for its storage is full: weights are forgotten with the page. */
	| { readonly tell: "storage-lost" }
	| { readonly tell: "trainer"; readonly report: TrainerReport };

export type Answer =
	| {
			readonly id: number;
			readonly ok: true;
			readonly value?: DataLook | MonitorLook | Parsed<Flight> | readonly OpsEvent[] | string | undefined;
	  }
	| { readonly id: number; readonly ok: false; readonly error: string; readonly aborted: boolean };
