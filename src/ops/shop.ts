import type { Trainer, TrainOptions } from "../model/trainer.ts";
import type { Anomaly } from "../monitor/schema/anomaly.ts";
import type { Desk } from "./desk.ts";
import type { Actor, EventKind, EventOf } from "./events.ts";
import type { ModelConfig } from "./experiment.ts";
import type { LabelDesk } from "./label-desk.ts";
import type { OfflineData } from "./offline-data.ts";
import type { Policy } from "./policy.ts";
import type { PolicyContext } from "./policy-faults.ts";
import type { WatchReference } from "./watch-reference.ts";

/** What only this kind of event tells; the rest is filled in when it is recorded. */
export type Told<K extends EventKind> = Omit<EventOf<K>, "t" | "lane" | "actor" | "kind" | "hours" | "cost" | "run">;

interface Effort {
	readonly hours?: number;
	readonly cost?: number;
	readonly run?: number | null;
}

/** What a team works with: its data, its trainer, its desk, and the log and calendar of the run it lives in. */
export interface Shop {
	readonly seed: number;
	/** How often ops get a feature wrong when they write it a second time. */
	readonly skewChance: number;
	readonly config: ModelConfig;
	/** The policy as it stands now. */
	policy(): Policy;
	/** What of the plan decides whether a policy can work. */
	readonly policyContext: PolicyContext;
	readonly data: OfflineData;
	readonly labels: LabelDesk;
	/** What the schema of a version does not allow in the orders of a day, and what that version is compared with. */
	anomalies(version: number, day: number): readonly Anomaly[];
	reference(version: number): WatchReference | null;
	readonly trainer: Trainer;
	readonly trainOptions: TrainOptions;
	/** The present hour. */
	now(): number;
	/** The desk as the log has it. */
	desk(): Desk;
	record<K extends EventKind>(actor: Actor, kind: K, told: Told<K>, effort?: Effort): void;
	/** Has `task` done at `hour`, after what is due there already. */
	schedule(hour: number, task: () => void | Promise<void>): void;
}
