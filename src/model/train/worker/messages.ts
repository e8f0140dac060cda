import type {
	Checkpoint,
	EpochProgress,
	FailureReason,
	TrainedNetwork,
	TrainingJob,
	TrainingShape,
} from "../../trainer.ts";

/** What computes in a training worker. */
export type Machine = "webgl" | "cpu";

/** What is asked of a training worker; each question but "cancel" is answered once, by its `id`. */
export type ToWorker = { readonly id: number } & (
	| {
			readonly ask: "train";
			readonly machine: Machine;
			readonly jobs: readonly TrainingJob[];
			readonly resumeFrom: readonly (Checkpoint | null)[];
	  }
	| { readonly ask: "warm-up"; readonly machine: Machine; readonly shape: TrainingShape }
	| { readonly ask: "cancel" }
);

/** A `TrainingFailure` as plain values. */
export interface FailureMessage {
	readonly reason: FailureReason;
	readonly message: string;
}

/** What a training worker says; "alive" every second while it is at work. */
export type FromWorker = { readonly id: number } & (
	| { readonly tell: "alive" }
	| { readonly tell: "progress"; readonly progress: readonly (EpochProgress | null)[] }
	| { readonly tell: "checkpoint"; readonly checkpoints: readonly (Checkpoint | null)[] }
	| { readonly tell: "done"; readonly outcomes: readonly (TrainedNetwork | FailureMessage)[] }
	| { readonly tell: "cancelled" }
	/** The GPU is gone, and this worker with it. */
	| { readonly tell: "lost"; readonly message: string }
	/** A fault of the program. */
	| { readonly tell: "broken"; readonly message: string }
);

/** The part of a `Worker` that is needed to speak to one. */
export interface TrainingWorker {
	postMessage(message: ToWorker): void;
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	terminate(): void;
}

/** The part of a worker's own scope that is needed to answer from it. */
export interface TrainingScope {
	postMessage(message: FromWorker): void;
	onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}
