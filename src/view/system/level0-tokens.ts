import { dayOf, HOURS_PER_DAY } from "../../core/clock.ts";
import type { EventKind } from "../../ops/events.ts";
import type { Flow, Token } from "../diagram/state.ts";
import { daysInWords, newest } from "./facts.ts";
import type { Scene } from "./level0-nodes.ts";

type Edge = readonly [string, string];

/** Which arrow a piece of work crosses when a step is done, and as what. */
const CROSSES: readonly { kind: EventKind; edge: Edge; token: Token["kind"] }[] = [
	{ kind: "data.extracted", edge: ["data-extraction-and-analysis", "data-preparation"], token: "data" },
	{ kind: "data.prepared", edge: ["data-preparation", "model-training"], token: "data" },
	{ kind: "model.trained", edge: ["model-training", "model-evaluation-and-validation"], token: "model" },
	{ kind: "model.registered", edge: ["trained-model", "model-registry"], token: "model" },
	{ kind: "model.deployed", edge: ["model-serving", "prediction-service"], token: "model" },
];

/** What moves along the arrows of the Level 0 figure on the day that is looked at, and what stands in line. */
export function level0Tokens(scene: Scene): Token[] {
	const { events, desk, hour } = scene;
	const tokens: Token[] = [];
	for (const { kind, edge, token } of CROSSES) {
		const event = newest(events, kind);
		if (!event || event.t === 0 || event.t < hour - HOURS_PER_DAY) continue;
		tokens.push({ id: `${kind}-${event.t}`, edge, kind: token, state: "moving" });
	}
	for (const entry of desk.registry) {
		if (entry.state !== "at the wall") continue;
		const since = events.find((event) => event.kind === "model.registered" && event.version === entry.version);
		const waits = dayOf(hour) - dayOf(since?.t ?? hour);
		tokens.push({
			id: `model-${entry.version}`,
			edge: ["model-registry", "model-serving"],
			kind: "model",
			state: "queued",
			label: waits > 0 ? `waits ${daysInWords(waits)}` : "just handed over",
		});
	}
	return tokens;
}

/** Records that walk: rows go to the analysis while somebody extracts, and never by themselves at Level 0. */
export function level0Flows({ desk, events }: Scene): Flow[] {
	if (desk.work["data scientist"]?.step !== "extract") return [];
	const records = newest(events, "day.served")?.count ?? 0;
	return [{ edge: ["offline-data", "data-extraction-and-analysis"], records, label: `${records} rows a day` }];
}
