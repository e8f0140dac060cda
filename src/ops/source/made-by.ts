import type { OpsEvent } from "../events.ts";

/** Which revision of the code each version of the model was made by, and which one answers: a fold over the log. */
export class MadeBy {
	readonly #byRun = new Map<number, number>();
	readonly #byVersion = new Map<number, number>();
	/** Revision that made the model in service; 0 for the first one. */
	live = 0;

	heard(event: OpsEvent): void {
		if (event.kind === "pipeline.triggered" && event.run !== null) this.#byRun.set(event.run, event.revision);
		if (event.kind === "model.registered") this.#byVersion.set(event.version, this.#byRun.get(event.run ?? -1) ?? 0);
		if (event.kind === "model.deployed") this.live = this.of(event.version);
	}

	/** Revision that made `version`. */
	of(version: number): number {
		return this.#byVersion.get(version) ?? 0;
	}
}
