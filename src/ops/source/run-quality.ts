import type { Candidate } from "../cd/candidate.ts";
import type { OpsEvent } from "../events.ts";

/** What the newest run in pre-production told of its model: a fold over the log. */
export class RunQuality {
	#run: number | null = null;
	#lateShare: number | null = null;
	#loss: number | null = null;

	/** A run begins: what the one before told is forgotten. */
	expect(): void {
		this.#run = null;
		this.#lateShare = null;
		this.#loss = null;
	}

	heard(event: OpsEvent): void {
		if (event.kind === "pipeline.triggered" && event.environment === "pre-production") this.#run = event.run;
		if (this.#run === null || event.run !== this.#run) return;
		if (event.kind === "data.extracted") this.#lateShare = event.late / event.rows;
		if (event.kind === "model.evaluated") this.#loss = event.lossPerOrder;
	}

	/** Null when the run has no extraction or no evaluation: the policy may take steps out. */
	get last(): Candidate["quality"] | null {
		if (this.#lateShare === null || this.#loss === null) return null;
		return { lateShare: this.#lateShare, lossPerOrder: this.#loss };
	}
}
