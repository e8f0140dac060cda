import { decimals } from "../../core/decimals.ts";
import type { Actor, OpsEvent, Stage } from "../../ops/events.ts";
import { triggersByRun } from "./beginnings.ts";

/** One step of a version through the registry; `from` is null when it was registered. */
interface StageMove {
	/** Hour. */
	readonly at: number;
	readonly from: Stage | null;
	readonly to: Stage;
	readonly who: Actor;
	/** One sentence. */
	readonly why: string;
}

/** A version of the model in the registry, with where it stands and how it came there. */
export interface ModelVersion {
	readonly version: number;
	readonly stage: Stage;
	readonly moves: readonly StageMove[];
	/** Content hash of its weights. */
	readonly weights: string;
	/** The run that made it; 0 for the one before the year. */
	readonly run: number | null;
	/** Revision of the pipeline's code that made it; null when it was made by hand. */
	readonly revision: number | null;
	/** First and last day of the orders it learnt from. */
	readonly trainedFrom: number;
	readonly trainedTo: number;
	/** Accuracy on held-out rows when it was registered, 0 to 1. */
	readonly accuracy: number;
	/** Why it did not start in the service; null when it did, or was never asked to. */
	readonly didNotStart: string | null;
}

/**
 * The model registry (Google, MLOps levels 1 and 2: "governs the launch of models"): every version in order, candidate →
 * staging → production → archived. Level 0 has a folder of model files instead; its stages are read from deployments.
 */
export function registry(events: readonly OpsEvent[]): ModelVersion[] {
	const triggers = triggersByRun(events);
	const versions = new Map<number, ModelVersion>();
	let live: number | null = null;
	const move = (version: number | null, event: OpsEvent, to: Stage, why: string) => {
		const entry = version === null ? undefined : versions.get(version);
		if (!entry) return;
		const last = entry.moves.at(-1) as StageMove;
		// A deployment tells of the move and the registry why: one move, told twice.
		if (entry.stage === to && event.kind !== "model.staged") return;
		const moves = entry.stage === to ? entry.moves.slice(0, -1) : entry.moves;
		const from = entry.stage === to ? last.from : entry.stage;
		const made = { at: event.t, from, to, who: event.actor, why };
		versions.set(entry.version, { ...entry, stage: to, moves: [...moves, made] });
	};
	for (const event of events) {
		switch (event.kind) {
			case "model.registered": {
				const { version, weights, run, trainedFrom, trainedTo, accuracy, t, actor } = event;
				const why = `Registered with an accuracy of ${decimals(accuracy, 3)} on held-out rows.`;
				const moves: StageMove[] = [{ at: t, from: null, to: "candidate", who: actor, why }];
				const revision = triggers.get(run ?? -1)?.revision ?? null;
				const made = { weights, run, revision, trainedFrom, trainedTo, accuracy, didNotStart: null };
				versions.set(version, { version, stage: "candidate", moves, ...made });
				break;
			}
			case "model.staged":
				move(event.version, event, event.to, event.why);
				break;
			case "deployment.failed": {
				const entry = versions.get(event.version);
				if (entry) versions.set(event.version, { ...entry, didNotStart: event.because });
				break;
			}
			case "model.deployed":
				if (live !== event.version) move(live, event, "archived", `Model ${event.version} has taken its place.`);
				move(
					event.version,
					event,
					"production",
					event.replaces === null ? "In service from the first day." : "Deployed.",
				);
				live = event.version;
				break;
		}
	}
	return [...versions.values()];
}
